import ChineseCalendar
import Testing

@testable import bench

@Suite("Lunar yardstick")
struct LunarYardstickTests {
    @Test("the table in C finds the same dates, days and birthdays as Doorstep's calendar")
    func agreement() {
        let asked = LunarQuestions()
        let (ours, plain) = (LunarCalendarInSwift(asked), LunarCalendarInC(asked))
        #expect(ours.findDates().sum == plain.findDates().sum)
        #expect(ours.findDays().sum == plain.findDays().sum)
        #expect(ours.findBirthdays().sum == plain.findBirthdays().sum)
    }

    @Test("the questions reach over the whole table, and births lie in ordinary months before the days asked for")
    func questions() {
        let asked = LunarQuestions()
        #expect(asked.dates.count == LunarQuestions.count)
        #expect(Set(asked.dates.map(\.year)).count > 195)
        #expect(asked.dates.contains { $0.isLeap })
        for (born, after) in zip(asked.births, asked.after) { #expect(born < after) }
    }
}
