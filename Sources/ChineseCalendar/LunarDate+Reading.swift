extension LunarDate {
    /// Reads a lunar date as people write it.
    ///
    /// 1985年腊月廿三, 一九八五年闰二月初三, 农历二零二五年十二月三十日; 1985-02-30, 1985/2/30, 1985.2.30, 1985-闰02-15 and 19850230,
    /// where the parts are those of the lunar date. Traditional characters, full-width digits and spaces are taken as
    /// well.
    ///
    /// - Parameter text: What was written; a year is always part of it.
    /// - Throws: ``LunarDateProblem/unreadable`` when it is not written as a lunar date, otherwise the part that is
    ///   wrong.
    package init(chinese text: String) throws(LunarDateProblem) {
        var text = DateText(text)
        text.takeCalendarName()
        guard let year = text.digits(most: 8) else { throw .unreadable }
        if year.count == 8 {
            guard text.isAtEnd else { throw .unreadable }
            try self.init(year: year.value / 10_000, month: year.value / 100 % 100, day: year.value % 100)
            return
        }
        guard year.count == 4 else { throw .unreadable }
        let parts = text.take("年") ? text.monthAndDay() : text.separatedMonthAndDay()
        guard let parts, text.isAtEnd else { throw .unreadable }
        try self.init(year: year.value, month: parts.month, isLeap: parts.isLeap, day: parts.day)
    }
}

extension LunarMonthDay {
    /// Reads a lunar month and day as people write them: 腊月廿三, 闰六月初一, 农历十二月三十日.
    /// - Parameter text: What was written, without a year.
    /// - Throws: ``LunarDateProblem/unreadable`` when it is not written as a lunar month and day, otherwise the part
    ///   that is wrong.
    package init(chinese text: String) throws(LunarDateProblem) {
        var text = DateText(text)
        text.takeCalendarName()
        guard let parts = text.monthAndDay(), text.isAtEnd else { throw .unreadable }
        try self.init(month: parts.month, isLeap: parts.isLeap, day: parts.day)
    }
}

extension DateText {
    /// 闰六月初一, 十二月30日.
    fileprivate mutating func monthAndDay() -> MonthAndDay? {
        let isLeap = takeLeap()
        guard let month = month(), take("月"), let day = day() else { return nil }
        return (month, isLeap, day)
    }

    private mutating func month() -> Int? {
        switch take(["正", "冬", "腊", "臘"]) {
        case "正": 1
        case "冬": 11
        case .some: 12
        case nil: number()
        }
    }

    private mutating func day() -> Int? {
        let isEarly = take("初")
        guard let day = number(), !isEarly || (1...10).contains(day) else { return nil }
        _ = take(["日", "号", "號"])
        return day
    }
}
