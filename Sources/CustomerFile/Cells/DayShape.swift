/// The days that spreadsheets make of numbers with a dash in between: 3-1 becomes 3月1日.
enum DayShape {
    /// Whether a text of ASCII and Chinese is such a day, or the serial number of one.
    ///
    /// `text` is half-width, without spaces around it.
    static func matches(_ text: Span<UInt8>) -> Bool {
        if text.count == 5, let serial = NumberCell.integer(text) { return serials.contains(serial) }
        guard text.count >= 5 else { return false }
        if 0x30...0x39 ~= text[text.count - 1], 0x30...0x39 ~= text[0] {
            return isWholeDay(text) || isNamedMonth(text)
        }
        let isDayMark = text[text.count - 1] == 0xA5 && text[text.count - 2] == 0x97  // 日
        if isDayMark { return isMonthAndDay(text) || isWholeDay(text) }
        return isNamedMonth(text)
    }

    private static let serials: ClosedRange<Int64> = 43_831...49_674  // 2020-01-01 through 2035-12-31
    private static let months: Set = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// 2026/3/1, 2026-03-01 00:00:00, 2026年3月1日: whatever a column of days takes, but bare digits.
    private static func isWholeDay(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 8, text.count <= 40 else { return false }
        for index in 0..<4 where !(0x30...0x39 ~= text[index]) { return false }
        return !(0x30...0x39 ~= text[4]) && (try? DayCell.day(text)) != nil
    }

    /// Mar-01, 1-Mar, 1-Mar-26.
    private static func isNamedMonth(_ text: Span<UInt8>) -> Bool {
        guard text.count <= 11, hasDash(text) else { return false }
        let groups = CellText.string(text).lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard 2...3 ~= groups.count, let month = groups.firstIndex(where: { months.contains(String($0)) }) else {
            return false
        }
        return groups.indices.allSatisfy { index in
            index == month || (1...4 ~= groups[index].utf8.count && groups[index].utf8.allSatisfy { 0x30...0x39 ~= $0 })
        }
    }

    private static func hasDash(_ text: Span<UInt8>) -> Bool {
        for index in text.indices where text[index] == UInt8(ascii: "-") { return true }
        return false
    }

    /// 3月1日.
    private static func isMonthAndDay(_ text: Span<UInt8>) -> Bool {
        guard text.count <= 10 else { return false }
        let word = CellText.string(text)
        guard word.hasSuffix("日") else { return false }
        let parts = word.dropLast().split(separator: "月", omittingEmptySubsequences: false)
        guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]) else { return false }
        return 1...12 ~= month && 1...31 ~= day
    }
}
