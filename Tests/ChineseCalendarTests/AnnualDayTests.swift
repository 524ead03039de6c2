import ChineseCalendar
import Testing

@Suite("Annual days")
struct AnnualDayTests {
    @Test(
        "a fixed date falls once a year",
        arguments: [
            (10, 20, 2026, ["2026-10-20"]), (2, 29, 2028, ["2028-02-29"]), (2, 29, 2026, ["2026-02-28"]),
            (2, 28, 2028, ["2028-02-28"]), (2, 30, 2028, []), (4, 31, 2026, []), (13, 1, 2026, []), (0, 0, 2026, []),
        ]
    )
    func fixed(month: Int, day: Int, year: Int, days: [String]) {
        #expect(AnnualDay.fixed(month: month, day: day).days(inYear: year).map(\.description) == days)
    }

    @Test("a term falls once a year, a festival as often as it does")
    func others() {
        #expect(AnnualDay.term(.winterSolstice).days(inYear: 2026).map(\.description) == ["2026-12-22"])
        #expect(AnnualDay.festival(.laba).days(inYear: 2022).count == 2)
        #expect(AnnualDay.term(.winterSolstice).days(inYear: 2101).isEmpty)
    }

    @Test("除夕 belongs to the lunar year it ends, the rest of the world to the civil year")
    func occasion() throws {
        let eve = try #require(Day(iso: "2026-02-16"))
        #expect(AnnualDay.festival(.newYearsEve).occasion(of: eve) == 2025)
        #expect(AnnualDay.festival(.springFestival).occasion(of: eve.advanced(by: 1)) == 2026)
        #expect(AnnualDay.fixed(month: 2, day: 16).occasion(of: eve) == 2026)
        #expect(AnnualDay.festival(.valentines).occasion(of: eve) == 2026)
        #expect(AnnualDay.term(.startOfSpring).occasion(of: eve) == 2026)
    }

    @Test("the occasions of a festival never repeat", arguments: Festival.allCases)
    func occasions(festival: Festival) {
        let annual = AnnualDay.festival(festival)
        let days = (1900...2101).flatMap(annual.days(inYear:))
        #expect(days == days.sorted())
        #expect(Set(days.map(annual.occasion(of:))).count == days.count)
    }
}
