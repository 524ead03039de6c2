extension Day {
    /// Reads a day as staff write it: 2027-01-01, 2027/1/1, 2027.1.1, 2027年1月1日, 20270101; nothing when it is none.
    init?(written text: String) {
        var text = DateText(text)
        guard let year = text.digits(most: 8) else { return nil }
        if year.count == 8 {
            guard text.isAtEnd else { return nil }
            self.init(year: year.value / 10_000, month: year.value / 100 % 100, day: year.value % 100)
            return
        }
        let parts = text.take("年") ? text.civilMonthAndDay() : text.separatedMonthAndDay()
        guard year.count == 4, let parts, !parts.isLeap, text.isAtEnd else { return nil }
        self.init(year: year.value, month: parts.month, day: parts.day)
    }
}

extension DateText {
    /// 1月1日.
    fileprivate mutating func civilMonthAndDay() -> MonthAndDay? {
        guard let month = number(), take("月"), let day = number() else { return nil }
        _ = take(["日", "号", "號"])
        return (month, false, day)
    }
}
