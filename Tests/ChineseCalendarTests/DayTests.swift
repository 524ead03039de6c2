import ChineseCalendar
import Foundation
import Testing

@Suite("Day")
struct DayTests {
    @Test(
        "counts days from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("1900-01-01", -25_567),
            ("2026-11-22", 20_779),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ]
    )
    func number(iso: String, number: Int32) throws {
        #expect(try #require(Day(iso: iso)).number == number)
        #expect(Day(number: number).description == iso)
    }

    @Test(
        "refuses days that do not exist",
        arguments: [
            "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1", "26-01-01", "",
            "2026/01/01", "２０２６-01-01",
        ]
    )
    func refuses(text: String) { #expect(Day(iso: text) == nil) }

    @Test("agrees with Foundation's Gregorian calendar on every day of two centuries")
    func foundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for number in stride(from: Int32(-25_567), to: 47_847, by: 1) {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let day = Day(number: number)
            let (year, month, dayOfMonth) = day.parts
            guard parts.year == year, parts.month == month, parts.day == dayOfMonth else {
                Issue.record("\(day) differs")
                return
            }
            guard (parts.weekday.map { ($0 + 5) % 7 + 1 }) == day.weekday else {
                Issue.record("\(day) has another weekday")
                return
            }
        }
    }

    @Test(
        "adds months from the anchor and clamps to the month's end",
        arguments: [
            ("2026-11-30", 3, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2026-03-31", 11, "2027-02-28"),
            ("2026-01-31", 3, "2026-04-30"), ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"), ("2026-12-31", 0, "2026-12-31"),
        ]
    )
    func months(from: String, months: Int, to: String) throws {
        #expect(try #require(Day(iso: from)).adding(CalendarSpan(months, .months), Workdays()).description == to)
    }

    @Test("the anchors of a range of due days are exactly the days that lead into it")
    func anchors() {
        let (start, workdays) = (Day(number: 19_000), Workdays())
        for unit in [CalendarSpan.Unit.days, .weeks, .months, .years, .workdays] {
            for count in [-14, -3, -1, 0, 1, 2, 3, 11, 58] {
                let span = CalendarSpan(count, unit)
                for offset in stride(from: 0, to: 800, by: 13) {
                    let window = start.advanced(by: offset)...start.advanced(by: offset + offset % 5)
                    let anchors = Day.anchors(leadingBy: span, into: window, workdays)
                    let middle = window.lowerBound.adding(span.reversed, workdays)
                    for shift in -45...45 {
                        let anchor = middle.advanced(by: shift)
                        #expect(window.contains(anchor.adding(span, workdays)) == (anchors?.contains(anchor) ?? false))
                    }
                }
            }
        }
    }
}
