import ArgumentParser
import ChineseCalendar

/// The days of every measurement: bases are imported, swept once, and measured on the third day.
enum Calendar {
    static let measured = Day(number: 20_779)  // 2026-11-22
    /// When messages of the measured day go out.
    static let morning = "2026-11-22T10:00"
    /// ``morning`` in seconds since 1970-01-01T00:00:00Z.
    static let moment: Int64 = 1_795_312_800
    static let swept = measured.advanced(by: -1)
    static let imported = measured.advanced(by: -2)
}

/// Reads a day from the command line.
func parseDay(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw ValidationError("\(text) is not a day: write it as 2026-04-30") }
    return day
}
