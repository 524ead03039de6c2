import ChineseCalendar

/// Reads the shapes in which exports write a day.
enum DayCell {
    /// A day from `2026-03-01`, `2026/3/1`, `2026.3.1`, `20260301`, `2026年3月1日`, an Excel serial, or one with a time.
    ///
    /// A time in a zone is brought to the day it was in China then.
    ///
    /// `text` is half-width, without spaces around it.
    static func day(_ text: Span<UInt8>) throws(RowFault) -> Day {
        var scan = DayScan()
        let first = scan.number(in: text)
        switch first.digits {
        case 8:
            let shift = scan.skipFraction(in: text) ? 0 : try scan.shift(in: text)
            return try day(first.value / 10_000, first.value / 100 % 100, first.value % 100, shift)
        case 5:
            guard scan.index == text.count || scan.skipFraction(in: text) else { throw .notADay }
            return try serial(first.value)
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
        return try Self.day(first.value, month.value, day.value, scan.shift(in: text))
    }

    /// The day an Excel serial stands for; 25,569 is 1970-01-01.
    private static func serial(_ number: Int) throws(RowFault) -> Day {
        guard 20_000...73_050 ~= number else { throw .notADay }  // 1954-10-03 through 2099-12-31
        return Day(number: Int32(number - 25_569))
    }

    /// The day of three numbers, `shift` days on.
    private static func day(_ year: Int, _ month: Int, _ day: Int, _ shift: Int) throws(RowFault) -> Day {
        switch (year, month, day) {
        case (0, 0, 0), (1900, 1, 0...1), (1899, 12, 30...31), (9999, 12, 31): throw .emptyDay
        default: break
        }
        guard 1900...2100 ~= year else { throw .yearOutOfRange }
        guard let found = Day(year: year, month: month, day: day) else {
            throw .noSuchDay
        }
        return shift == 0 ? found : found.advanced(by: shift)
    }
}
