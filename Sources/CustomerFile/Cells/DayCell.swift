import ChineseCalendar

/// Reads the shapes in which exports write a day.
enum DayCell {
    /// A day from `2026-03-01`, `2026/3/1`, `2026.3.1`, `20260301`, `2026年3月1日`, an Excel serial, or one with a time.
    ///
    /// `text` is half-width, without spaces around it.
    static func day(_ text: Span<UInt8>) throws(RowFault) -> Day {
        var scan = DayScan()
        let first = scan.number(in: text)
        switch first.digits {
        case 8:
            guard scan.isTimeOrEnd(in: text) else { throw .notADay }
            return try day(first.value / 10_000, first.value / 100 % 100, first.value % 100)
        case 5 where scan.index == text.count: return try serial(first.value)
        case 4: break
        default: throw .notADay
        }
        let separator = scan.separator(in: text)
        let month = scan.number(in: text)
        let second = scan.separator(in: text)
        let day = scan.number(in: text)
        guard let separator, second == separator.following, 1...2 ~= month.digits, 1...2 ~= day.digits else {
            throw .notADay
        }
        if separator == .year { scan.skipDayMark(in: text) }
        guard scan.isTimeOrEnd(in: text) else { throw .notADay }
        return try Self.day(first.value, month.value, day.value)
    }

    /// The day an Excel serial stands for; 25,569 is 1970-01-01.
    private static func serial(_ number: Int) throws(RowFault) -> Day {
        guard 20_000...73_050 ~= number else { throw .notADay }  // 1954-10-03 through 2099-12-31
        return Day(number: Int32(number - 25_569))
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) throws(RowFault) -> Day {
        switch (year, month, day) {
        case (0, 0, 0), (1900, 1, 0...1), (1899, 12, 30...31), (9999, 12, 31): throw .emptyDay
        default: break
        }
        guard 1900...2100 ~= year else { throw .yearOutOfRange }
        guard let found = Day(year: year, month: month, day: day) else {
            throw .noSuchDay
        }
        return found
    }
}

/// A position in a text of numbers and what separates them.
private struct DayScan {
    /// What stands between the numbers of a day.
    enum Separator {
        case dash
        case slash
        case dot
        case year
        case month

        /// What stands after the month when this stands after the year.
        var following: Separator { self == .year ? .month : self }
    }

    var index = 0

    /// The digits here, at most 8.
    mutating func number(in text: Span<UInt8>) -> (value: Int, digits: Int) {
        let start = index
        var value = 0
        while index < text.count, index - start < 9, 0x30...0x39 ~= text[index] {
            value = value * 10 + Int(text[index] - 0x30)
            index += 1
        }
        return (value, index - start)
    }

    mutating func separator(in text: Span<UInt8>) -> Separator? {
        guard index < text.count else { return nil }
        let found: Separator? =
            switch text[index] {
            case UInt8(ascii: "-"): .dash
            case UInt8(ascii: "/"): .slash
            case UInt8(ascii: "."): .dot
            default: nil
            }
        if found != nil {
            index += 1
        } else if skip(0xE5, 0xB9, 0xB4, in: text) {  // 年
            return .year
        } else if skip(0xE6, 0x9C, 0x88, in: text) {  // 月
            return .month
        }
        return found
    }

    mutating func skipDayMark(in text: Span<UInt8>) {
        _ = skip(0xE6, 0x97, 0xA5, in: text)  // 日
    }

    /// Whether nothing follows but a time of day, which is of no use here.
    func isTimeOrEnd(in text: Span<UInt8>) -> Bool {
        if index == text.count { return true }
        guard text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "T") else { return false }
        var hasColon = false
        for position in index + 1..<text.count {
            switch text[position] {
            case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "Z"): continue
            case UInt8(ascii: ":"): hasColon = true
            default: return false
            }
        }
        return hasColon
    }

    private mutating func skip(_ first: UInt8, _ second: UInt8, _ third: UInt8, in text: Span<UInt8>) -> Bool {
        guard index + 2 < text.count, text[index] == first, text[index + 1] == second, text[index + 2] == third else {
            return false
        }
        index += 3
        return true
    }
}
