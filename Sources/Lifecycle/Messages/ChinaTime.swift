package import ChineseCalendar

/// Moments on the clock of Chinese offices: UTC+8 without summer time since 1992, whatever the machine's zone.
package enum ChinaTime {
    private static let offset: Int64 = 8 * 3600
    private static let secondsPerDay: Int64 = 86_400

    /// The day of a moment, in seconds since 1970-01-01T00:00:00Z.
    package static func day(of moment: Int64) -> Day {
        let local = moment + offset
        let days = local >= 0 ? local / secondsPerDay : (local - secondsPerDay + 1) / secondsPerDay
        return Day(number: Int32(clamping: days))
    }

    /// The minute of the day of a moment, 0 through 1439.
    package static func minute(of moment: Int64) -> Int {
        let local = (moment + offset) % secondsPerDay
        return Int(local < 0 ? local + secondsPerDay : local) / 60
    }

    /// The moment at which a minute of a day begins.
    /// - Parameters:
    ///   - minute: 0 through 1440, where 1440 is the next day's midnight.
    ///   - day: The day.
    /// - Returns: Seconds since 1970-01-01T00:00:00Z.
    package static func moment(_ minute: Int, of day: Day) -> Int64 {
        Int64(day.number) * secondsPerDay + Int64(minute) * 60 - offset
    }
}
