/// A written date, read from left to right; spaces between its parts do not count.
struct DateText {
    private var rest: Substring.UnicodeScalarView

    init(_ text: String) { rest = text.unicodeScalars[...] }

    /// Whether nothing but spaces is left.
    var isAtEnd: Bool {
        mutating get {
            skipSpaces()
            return rest.isEmpty
        }
    }

    /// Steps over one of these characters and returns it, or stays.
    mutating func take(_ expected: [Unicode.Scalar]) -> Unicode.Scalar? {
        skipSpaces()
        guard let next = rest.first, expected.contains(next) else { return nil }
        rest.removeFirst()
        return next
    }

    /// Steps over a character, or stays.
    mutating func take(_ expected: Unicode.Scalar) -> Bool { take([expected]) != nil }

    /// Steps over the name of the calendar, 农历 or one of its synonyms.
    mutating func takeCalendarName() {
        guard take(["农", "農", "阴", "陰", "旧", "舊", "夏"]) != nil else { return }
        if take(["历", "曆"]) == nil { rest = rest.prefix(0) }
    }

    /// A run of digits, ASCII, full-width or Chinese, with its length; nothing when there is none or it is longer than
    /// `most`.
    mutating func digits(most: Int) -> (value: Int, count: Int)? {
        skipSpaces()
        var (value, count) = (0, 0)
        while let next = rest.first, let digit = ChineseNumeral.digit(next) {
            guard count < most else { return nil }
            value = value * 10 + digit
            count += 1
            rest.removeFirst()
        }
        return count > 0 ? (value, count) : nil
    }

    /// A number of a month or day: 9, 09, 九, 十, 十九, 二十, 廿九, 卅.
    mutating func number() -> Int? {
        skipSpaces()
        guard let first = rest.first else { return nil }
        if let unit = ChineseNumeral.chineseDigit(first) {
            rest.removeFirst()
            guard take("十") else { return unit }
            return unit >= 2 ? unit * 10 + chineseUnit() : nil
        }
        if let tens = ChineseNumeral.tens(first) {
            rest.removeFirst()
            return tens + chineseUnit()
        }
        return digits(most: 2)?.value
    }

    /// The digit after tens; 0 when there is none.
    private mutating func chineseUnit() -> Int {
        guard let next = rest.first, let unit = ChineseNumeral.chineseDigit(next), unit > 0 else { return 0 }
        rest.removeFirst()
        return unit
    }

    /// Steps over the mark of a leap month.
    mutating func takeLeap() -> Bool { take(["闰", "閏"]) != nil }

    /// A month, whether it is a leap month, and a day, none of them checked.
    typealias MonthAndDay = (month: Int, isLeap: Bool, day: Int)

    /// -02-30, /2/30, -闰02-15: the separator is the same in both places.
    mutating func separatedMonthAndDay() -> MonthAndDay? {
        guard let separator = take(["-", "/", ".", "－", "／"]) else { return nil }
        let isLeap = takeLeap()
        guard let month = digits(most: 2)?.value, take(separator), let day = digits(most: 2)?.value else { return nil }
        return (month, isLeap, day)
    }

    private mutating func skipSpaces() {
        while let next = rest.first, [" ", "\t", "\u{A0}", "\u{3000}"].contains(next) { rest.removeFirst() }
    }
}
