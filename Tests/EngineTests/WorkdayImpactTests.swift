import ChineseCalendar
import Engine
import Lifecycle
import SQLiteStore
import Testing

@Suite("Impact of an arrangement of workdays")
struct WorkdayImpactTests {
    /// The holidays of 2026 once more in 2027, a few days apart, where nobody knew of any.
    private static let arrangement: WorkdayArrangement? = {
        let days = Workdays().arrangement(ofYear: 2026)?.days ?? []
        return try? WorkdayArrangement(
            year: 2027,
            days: days.filter { $0.day.parts.month > 1 }
                .map { ArrangedDay($0.day.advanced(by: 364), $0.kind, name: $0.name) }
        )
    }()

    /// A journey for each day of 2026 through 2028: signed on that day, or every third handed over instead.
    private static let signed: [(signing: Day?, handover: Day?)] = {
        guard let first = Day(iso: "2026-01-01") else { return [] }
        return (0..<1096).map { offset in
            let day = first.advanced(by: offset)
            return offset % 3 == 0 ? (nil, day) : (day, offset % 5 == 0 ? first : nil)
        }
    }()

    private static let fields: [Field] = Vocabulary().fields.filter { field in
        switch field.record {
        case .person, .project: ["number", "code"].contains(field.name)
        case .journey: field.name == "contract"
        case .milestone: ["signing", "handover"].contains(field.name)
        case .home, .ownership, .holding: false
        }
    }

    private func makeStore() throws -> SQLiteStore {
        let store = try SQLiteStore(path: ":memory:")
        let rows = Self.signed.enumerated().map { index, days in
            CustomerRow(
                line: index + 2,
                values: Self.fields.map { field in
                    switch field.name {
                    case "number": .text("K\(index)")
                    case "code": .text("P1")
                    case "contract": .text("C\(index)")
                    case "signing": days.signing.map { .day($0) }
                    default: days.handover.map { .day($0) }
                    }
                }
            )
        }
        let change = try store.beginChange(source: "test", on: Day(number: 20_000), at: 0)
        _ = try store.take(rows, columns: CustomerColumns(Self.fields), change: change)
        return store
    }

    private func rule(_ name: String, _ schedule: Schedule, _ subject: SubjectKind = .journey, late: Lateness) -> Rule {
        Rule(name: name, subject: subject, schedule: schedule, late: late, actions: .fixed([]))
    }

    @Test("counts whom looking at everyone counts, whatever the distance", arguments: [-250, -5, -1, 0, 1, 3, 10, 300])
    func bruteForce(count: Int) throws {
        let store = try makeStore()
        let (old, today) = (Workdays(), try #require(Day(iso: "2027-03-01")))
        let new = old.replacing(try #require(Self.arrangement))
        let span = CalendarSpan(count, .workdays)
        for late in [Lateness.never, .days(20)] {
            let rule = rule("late", .offset(span, anchors: ["signing", "handover"]), late: late)
            var expected: [DueMove: Int] = [:]
            for anchor in Self.signed.compactMap({ $0.signing ?? $0.handover }) {
                let move = DueMove(from: anchor.adding(span, old), to: anchor.adding(span, new))
                if case .days(let days) = late, max(move.from, move.to).advanced(by: days) < today { continue }
                if move.from != move.to { expected[move, default: 0] += 1 }
            }
            let found = try WorkdayImpact(store, from: old, to: new, on: today).run([rule])
            let counts = Dictionary(uniqueKeysWithValues: found.first?.moves.map { ($0.move, $0.count) } ?? [])
            #expect(counts == expected, "\(late)")
            #expect(found.count == (expected.isEmpty ? 0 : 1))
        }
    }

    @Test("what is decided does not move, and rules that count no workdays are left out")
    func decided() throws {
        let store = try makeStore()
        let (old, today) = (Workdays(), try #require(Day(iso: "2027-01-01")))
        let new = old.replacing(try #require(Self.arrangement))
        let anchors = ["signing", "handover"]
        let counted = rule("counted", .offset(CalendarSpan(5, .workdays), anchors: anchors), late: .never)
        let plain = rule("plain", .offset(CalendarSpan(5, .days), anchors: anchors), late: .never)
        let every = rule("every", .every(CalendarSpan(5, .workdays), anchors: anchors, to: nil), late: .days(3))
        let impact = WorkdayImpact(store, from: old, to: new, on: today)
        let before = try impact.run([plain, counted, every])
        #expect(before.map(\.rule) == ["counted", "every"] && before.map(\.isCounted) == [true, false])

        let day = try #require(Day(iso: "2028-12-31"))
        let sweep = try store.beginSweep(on: day, at: 0, revision: Revision(hash: "0", files: []), rules: [counted])
        let request = PlanRequest(rule: counted, day: day, windows: .open)
        var decisions: [Decision] = []
        try store.planReader(knownOn: nil).candidates(request, batchesOf: 100) { batch in
            decisions += batch.candidates.map { Decision($0, .fired, actions: []) }
        }
        try store.commit([DecisionBatch(rule: counted, sweep: sweep, day: day, decisions: decisions)])
        #expect(try impact.run([counted]).isEmpty)
    }

    @Test("a day each year moves for all who are undecided, and not once it is too late")
    func annual() throws {
        let store = try makeStore()
        let (old, today) = (Workdays(), try #require(Day(iso: "2027-04-01")))
        let new = old.replacing(try #require(Self.arrangement))
        let festival = AnnualDay.festival(.labourDay)
        let annual = rule("annual", .annual(festival, shift: CalendarSpan(2, .workdays)), .project, late: .days(3))
        let moves = try WorkdayImpact(store, from: old, to: new, on: today).run([annual]).flatMap(\.moves)
        let labourDay = try #require(Day(iso: "2027-05-01"))
        let shift = CalendarSpan(2, .workdays)
        #expect(moves.map(\.move) == [DueMove(from: labourDay.adding(shift, old), to: labourDay.adding(shift, new))])
        #expect(moves.map(\.count) == [1])
        let later = WorkdayImpact(store, from: old, to: new, on: today.advanced(by: 60))
        #expect(try later.run([annual]).isEmpty)
    }

    @Test("an arrangement that changes names alone moves nothing")
    func names() throws {
        let built = try #require(Workdays().arrangement(ofYear: 2026))
        let renamed = try WorkdayArrangement(
            year: 2026,
            days: built.days.map { ArrangedDay($0.day, $0.kind, name: "假") }
        )
        let rule = rule("late", .offset(CalendarSpan(5, .workdays), anchors: ["signing"]), late: .never)
        let impact = WorkdayImpact(
            try makeStore(),
            from: Workdays(),
            to: Workdays().replacing(renamed),
            on: Day(number: 20_000)
        )
        #expect(try impact.run([rule]).isEmpty)
    }
}
