import ChineseCalendar
import Lifecycle
import Testing

@Suite("Sentences about the calendar")
struct CalendarProblemTests {
    @Test(
        "a problem with a lunar date says what the calendar has, and nothing of the birthday",
        arguments: [
            (LunarDateProblem.yearOutside(year: 1887), "1900 through 2100"), (.noSuchMonth(month: 13), "1 through 12"),
            (.noSuchLeapMonth(month: 3, leapMonth: 6), "number 6"),
            (.noSuchLeapMonth(month: 3, leapMonth: nil), "no leap"),
            (.noSuchDay(day: 31, length: 29), "29 days"), (.unreadable, "2004-闰02-15"),
        ]
    )
    func lunarDate(problem: LunarDateProblem, part: String) {
        #expect(problem.description.contains(part))
        for number in ["1887", "13", "31"] {
            #expect(!problem.phrase(.english).contains(number) && !problem.phrase(.chinese).contains(number))
        }
    }

    @Test(
        "a problem with an arrangement names its line",
        arguments: [
            ArrangementProblem.unreadableDate(line: 7, text: "1月1日"), .unknownKind(line: 7, text: "调休"),
            .repeatedDay(Day(number: 20_819), line: 7, earlierLine: 2),
            .offAndWork(Day(number: 20_819), line: 7, earlierLine: 2), .yearOutside(line: 7, year: 1899),
            .otherYear(line: 7, year: 2026, expected: 2027),
        ]
    )
    func line(problem: ArrangementProblem) {
        #expect(problem.phrase(.english).hasPrefix("line 7: "))
        #expect(problem.phrase(.chinese).hasPrefix("第 7 行："))
    }

    @Test("a problem with a whole arrangement says what to do")
    func wholeFile() {
        #expect(ArrangementProblem.nothing.description.contains("write one line"))
        #expect(ArrangementProblem.noHeader.phrase(.chinese).contains("日期、类型、节日"))
        #expect(ArrangementProblem.severalYears([2026, 2027]).phrase(.chinese).contains("2026、2027"))
        #expect(ArrangementProblem.severalYears([2026, 2027]).description.contains("2026, 2027"))
    }

    @Test("a warning names the day")
    func warning() {
        let day = Day(number: 20_819)
        #expect(ArrangementWarning.workOnWeekday(day).phrase(.english).hasPrefix("2027-01-01"))
        #expect(ArrangementWarning.holidayNotOff(.newYear, day).phrase(.chinese).contains("元旦"))
    }
}
