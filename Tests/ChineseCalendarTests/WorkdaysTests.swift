import ChineseCalendar
import Testing

@Suite("Workdays")
struct WorkdaysTests {
    @Test("2020 through 2026 are as arranged, every other day as in any week")
    func arranged() throws {
        let arranged = try Golden.arrangedDays()
        let workdays = Workdays()
        for entry in arranged {
            #expect(workdays.isWorkday(entry.day) == (entry.kind == "work"), "\(entry.day)")
        }
        let days = Set(arranged.map(\.day))
        for number in Int32(17_000)..<22_000 {
            let day = Day(number: number)
            guard !days.contains(day) else { continue }
            #expect(workdays.kind(of: day) == nil)
            #expect(workdays.isWorkday(day) == (day.weekday <= 5), "\(day)")
        }
        #expect(workdays.years == Array(2020...2026))
    }
}
