import ChineseCalendar
import Testing

@Suite("Changes of workdays")
struct WorkdayChangesTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test("nothing differs from itself")
    func same() {
        #expect(Workdays().changes(to: Workdays()).isEmpty)
    }

    @Test("each day that another arrangement names otherwise is one, in order, also around New Year")
    func changes() throws {
        let (first, second, third) = (try day("2026-12-31"), try day("2027-01-01"), try day("2027-01-03"))
        let before = Workdays().replacing(
            try WorkdayArrangement(year: 2027, days: [ArrangedDay(first, .off, name: "元旦"), ArrangedDay(second, .off)])
        )
        let after = before.replacing(
            try WorkdayArrangement(
                year: 2027,
                days: [ArrangedDay(third, .work), ArrangedDay(second, .off, name: "元旦")]
            )
        )
        let changes = before.changes(to: after)
        #expect(changes.map(\.day) == [first, second, third])
        #expect(changes.map(\.before) == [.off("元旦"), .off(""), nil])
        #expect(changes.map(\.after) == [nil, .off("元旦"), .work("")])
        #expect(after.changes(to: before).map(\.after) == changes.map(\.before))
    }

    @Test("an arrangement agrees when it names the same days of the same kinds, with the same names or none")
    func agreement() throws {
        let known = try #require(Workdays().arrangement(ofYear: 2026))
        let nameless = known.days.map { ArrangedDay($0.day, $0.kind) }
        let cases: [(days: [ArrangedDay], agrees: Bool)] = [
            (known.days, true), (known.days.reversed(), true), (nameless, true), (Array(known.days.dropLast()), false),
            (known.days.map { ArrangedDay($0.day, $0.kind, name: "假") }, false),
            (nameless.map { ArrangedDay($0.day, $0.kind == .off ? .work : .off) }, false),
        ]
        for (days, agrees) in cases {
            #expect(Workdays().agrees(with: try WorkdayArrangement(year: 2026, days: days)) == agrees)
        }
        let unknown = try WorkdayArrangement(year: 2031, days: [ArrangedDay(try day("2031-01-01"), .off)])
        #expect(!Workdays().agrees(with: unknown))
    }

    @Test("three years have a new moon that is not settled, which begins a month of the table")
    func undecided() {
        let years = (1899...2101).filter { LunarDate.undecidedNewMoon(ofYear: $0) != nil }
        #expect(years == [2057, 2089, 2097])
        let months = years.compactMap { LunarDate.undecidedNewMoon(ofYear: $0) }.compactMap { LunarDate($0) }
        #expect(months.map(\.day) == [1, 1, 1])
        #expect(months.map(\.month) == [9, 8, 7])
    }
}
