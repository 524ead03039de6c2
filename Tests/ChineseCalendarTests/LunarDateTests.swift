import ChineseCalendar
import Testing

@Suite("Lunar date")
struct LunarDateTests {
    @Test("every day of the table has its date, and every date its day")
    func everyDay() throws {
        var count = 0
        for year in try Golden.lunarYears() {
            for month in year.months {
                for offset in 0..<month.length {
                    let day = month.firstDay.advanced(by: offset)
                    let (number, isLeap) = (month.month, month.isLeap)
                    let date = try LunarDate(year: year.number, month: number, isLeap: isLeap, day: offset + 1)
                    guard LunarDate(day) == date, date.civil == day else {
                        Issue.record("\(day) differs")
                        return
                    }
                    guard date.isLastOfMonth == (offset + 1 == month.length), date.year == year.number,
                        date.month == number, date.isLeap == isLeap, date.day == offset + 1
                    else {
                        Issue.record("\(day) has other parts")
                        return
                    }
                    count += 1
                }
            }
        }
        #expect(count == LunarDate.days.lowerBound.distance(to: LunarDate.days.upperBound) + 1)
    }
}
