import ChineseCalendar

extension Day {
    /// A day of a test, such as `2026-04-30`.
    init(_ text: String) { self = Day(iso: text) ?? Day(number: 0) }
}
