import ChineseCalendar

/// Moments as RFC 5322 dates on the clock of Chinese offices.
enum MailDate {
    private static let offset: Int64 = 8 * 3600  // seconds; China has kept +08:00 all year since 1992
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A date such as `Sun, 22 Nov 2026 09:30:00 +0800`.
    /// - Parameter secondsSince1970: Seconds since 1970-01-01T00:00:00Z, up to the end of the year 9999.
    /// - Returns: The date with its weekday and the offset of China.
    static func text(secondsSince1970: Int64) -> String {
        let local = secondsSince1970 + offset
        let days = (local >= 0 ? local : local - 86_399) / 86_400
        let seconds = Int(local - days * 86_400)
        let day = Day(number: Int32(clamping: days))
        let (year, month, dayOfMonth) = day.parts
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        let date = "\(dayOfMonth) \(months[month - 1]) \(padded(year, 4))"
        return "\(weekdays[day.weekday - 1]), \(date) \(clock) +0800"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
