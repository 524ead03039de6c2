import ChineseCalendar
import Testing

@Suite("Solemn days")
struct SolemnDaysTests {
    @Test(
        "solemn days have a reason",
        arguments: [
            ("2026-04-05", Solemn.qingming), ("2026-08-27", .zhongyuan), ("2026-11-09", .hanyi),
            ("2026-09-18", .september18), ("2026-12-13", .nationalMemorialDay), ("2026-04-04", nil),
            ("2026-02-17", nil),
        ] as [(String, Solemn?)]
    )
    func reason(iso: String, reason: Solemn?) throws {
        let day = try #require(Day(iso: iso))
        #expect(SolemnDays().reason(on: day) == reason)
        #expect(SolemnDays().contains(day) == (reason != nil))
    }

    @Test("days entered by hand are solemn, and what returns every year goes first")
    func entered() throws {
        let mourning = try #require(Day(iso: "2008-05-19"))
        let qingming = try #require(Day(iso: "2020-04-04"))
        let days = SolemnDays(further: [mourning, qingming])
        #expect(days.reason(on: mourning) == .entered)
        #expect(days.reason(on: qingming) == .qingming)
        #expect(days.reason(on: mourning.advanced(by: 1)) == nil)
    }

    @Test("every year has five, fewer only where two meet or the tables end, and none lies in a leap month")
    func everyYear() {
        for year in 1901...2100 {
            let january = Day(year: year, month: 1, day: 1)?.number ?? 0
            let days = (0..<365).map { Day(number: january + $0) }.filter(SolemnDays().contains)
            let expected = Set(
                [Festival.qingming, .zhongyuan, .hanyi].flatMap { $0.days(inYear: year) }
                    + [(9, 18), (12, 13)].compactMap { Day(year: year, month: $0.0, day: $0.1) }
            )
            #expect(days == expected.sorted())
        }
    }
}
