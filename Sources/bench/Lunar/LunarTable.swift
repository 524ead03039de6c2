import CYardstick
import ChineseCalendar

/// Doorstep's lunar years as the plain table of the yardsticks.
enum LunarTable {
    /// The lunar year that the table begins with.
    static let firstYear = 1900

    /// Every year through 2100.
    static let years = (firstYear...2100).compactMap(entry)

    private static func entry(_ year: Int) -> cy_lunar_year? {
        guard let first = try? LunarDate(year: year, month: 1, day: 1).civil else { return nil }
        let leapMonth = LunarDate.leapMonth(ofYear: year)
        var (longMonths, place) = (UInt32(0), UInt32(0))
        for month in 1...12 {
            for isLeap in [false, true] {
                guard let length = LunarDate.length(ofMonth: month, isLeap: isLeap, inYear: year) else { continue }
                if length == 30 { longMonths |= 1 << place }
                place += 1
            }
        }
        return cy_lunar_year(first_day: first.number, leap_month: Int32(leapMonth ?? 0), long_months: longMonths)
    }
}
