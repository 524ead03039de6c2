package import ChineseCalendar

extension CalendarSpan.Unit {
    /// The unit behind a number: 3 个月.
    package var chinese: String {
        switch self {
        case .days: "天"
        case .weeks: "周"
        case .months: "个月"
        case .years: "年"
        case .workdays: "个工作日"
        }
    }
}

extension CalendarSpan {
    /// How long it is, in whichever direction: 3 months, 3 个月.
    package var phrase: Phrase {
        let number = abs(count)
        let unit = number == 1 ? String(self.unit.rawValue.dropLast()) : self.unit.rawValue
        return Phrase("\(number) \(unit)", zh: "\(number) \(self.unit.chinese)")
    }

    /// Where it leads from a day: 3 months after signing, 签约日之后 3 个月; the day itself when it is zero.
    package func phrase(from anchor: Phrase) -> Phrase {
        guard count != 0 else { return Phrase("on the day of \(anchor.english)", zh: "\(anchor.chinese)当天") }
        let isBefore = count < 0
        return Phrase(
            "\(phrase.english) \(isBefore ? "before" : "after") \(anchor.english)",
            zh: "\(anchor.chinese)\(isBefore ? "之前" : "之后")\(ordinal) \(phrase.chinese)"
        )
    }

    /// Workdays are counted off one by one: 第 3 个工作日.
    private var ordinal: String { unit == .workdays ? "第" : "" }
}
