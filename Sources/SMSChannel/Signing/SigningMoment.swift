import ChineseCalendar

/// A moment as signatures write it, in UTC.
struct SigningMoment {
    private let seconds: Int64

    /// Takes seconds since 1970-01-01T00:00:00Z, none before it.
    init(_ seconds: Int64) { self.seconds = seconds }

    /// The civil day in UTC, such as `2026-11-22`.
    var day: String { "\(Day(number: Int32(seconds / 86_400)))" }

    /// Such as `2026-11-22T10:41:50Z`.
    var text: String {
        let time = seconds % 86_400
        let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day)T\(parts.joined(separator: ":"))Z"
    }
}
