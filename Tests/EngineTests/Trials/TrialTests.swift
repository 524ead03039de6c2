import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import SQLiteStore
import Testing
import Workspace

@Suite("Trials")
struct TrialTests {
    private func days(_ count: Int, from first: Day = TrialBase.first) -> ClosedRange<Day> {
        first...first.advanced(by: count - 1)
    }

    @Test("a trial of the next days decides what the sweeps then do, row for row, and leaves no trace")
    func future() async throws {
        let base = try await TrialBase()
        let book = try base.book()
        try base.sweep(days(3), by: book)
        let before = try base.store.rows(after: 0)
        let (next, recipes) = (days(60, from: TrialBase.first.advanced(by: 3)), RecipeBook())
        let trial = try base.store.trial(from: .now, rules: book.rules.map(\.name), recipes: recipes)
        _ = try Simulation(trial, settings: base.workspace.sweepSettings).run(next, by: book)
        let expected = try base.rows(after: next, by: book)
        #expect(expected.count > 200 && Set(expected.map(\.rule)).count > 5, "there is something to compare")
        let found = try trial.rows(recipes)
        #expect(Array(found.subtracting(expected).prefix(5)) == [])
        #expect(Array(expected.subtracting(found).prefix(5)) == [])
        #expect(try base.store.rows(after: 0) == before)
        #expect(try !trial.isOutdated())
        try base.sweep(days(1, from: next.lowerBound), by: book)
        #expect(try trial.isOutdated())
    }

    @Test("the sweeps of a past year, repeated one after the other, decide each day what they decided then")
    func past() async throws {
        let base = try await TrialBase()
        let book = try base.book()
        try base.sweep(days(5), by: book)
        let cut = try base.store.lastSweep()
        try base.sweep(days(20, from: TrialBase.first.advanced(by: 5)), by: book)
        // Dates, consents and statuses of the same customers change, and with them what is due.
        try base.take(journeys: 400, seed: 6, on: TrialBase.first.advanced(by: 24))
        try base.sweep(days(20, from: TrialBase.first.advanced(by: 25)), by: book)
        // People take messages back, which then fire again, and drop others.
        var (taken, dropped) = (OutboxFilter(), OutboxFilter())
        (taken.sweep, dropped.state, dropped.limit) = (cut + 16, .waiting, 40)
        #expect(try base.store.recall(taken, at: 0) > 0)
        #expect(try base.store.settle(.drop, dropped, at: 0) == 40)
        // The next sweep is killed before it has decided anything.
        let killed = TrialBase.first.advanced(by: 45)
        _ = try base.store.beginSweep(on: killed, at: 0, revision: book.revision, rules: book.rules)
        try base.sweep(days(155, from: TrialBase.first.advanced(by: 45)), by: book)
        try base.take(journeys: 400, seed: 7, on: TrialBase.first.advanced(by: 199))
        try base.sweep(days(165, from: TrialBase.first.advanced(by: 200)), by: book)
        let expected = try base.store.rows(after: cut)
        let sweeps = try base.store.sweeps(days(365)).filter { $0.id.number > cut }
        #expect(sweeps.count == 360 && expected.count > 200)

        let recipes = RecipeBook()
        let first = try #require(sweeps.first)
        let trial = try base.store.trial(from: .before(first.id), rules: [], recipes: recipes)
        let simulation = Simulation(trial, settings: base.workspace.sweepSettings)
        for sweep in sweeps { _ = try simulation.repeat(sweep, by: book) }
        let found = try trial.rows(recipes)
        #expect(Array(found.subtracting(expected).prefix(5)) == [])
        #expect(Array(expected.subtracting(found).prefix(5)) == [])
    }
}
