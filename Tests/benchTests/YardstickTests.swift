import Engine
import Foundation
import Lifecycle
import RuleBook
import Testing
import Workspace

@testable import bench

@Suite("Yardsticks")
struct YardstickTests {
    @Test("the import in C leaves the same facts as Doorstep's")
    func imports() async throws {
        let base = try await SmallBase()
        try base.importing()
        let theirs = base.path("yardstick.sqlite")
        try await Base.makeEmptyStore(at: theirs, workspace: base.path("small"))
        let report = try Yardstick.import(database: theirs, file: base.ledger, day: Calendar.imported)
        #expect(report.found > SmallBase.journeys + SmallBase.leads)
        for table in ["persons", "projects", "homes", "journeys", "owners", "milestones"] {
            #expect(try base.count(table, in: theirs) > 0)
            #expect(try base.count(table, in: theirs) == base.count(table, in: base.database))
        }
        for table in ["persons", "projects", "homes", "journeys", "owners", "milestones", "milestone_kinds"] {
            #expect(try base.difference(table, between: base.database, and: theirs) == 0, "\(table)")
        }
    }

    @Test("the sweep in C finds what Doorstep finds and writes the same rows")
    func sweeps() async throws {
        let base = try await SmallBase()
        try base.importing()
        try compareSweeps(base)
    }

    @Test("the sweep in C also finds what no generated file tells: contacts of persons and milestones of projects")
    func untold() async throws {
        let base = try await SmallBase()
        try base.importing()
        try base.tellMore()
        let report = try compareSweeps(base)
        for rule in ["yearly-contact-call", "fourth-year-renovation"] {
            #expect(report.rules.contains { $0.name == rule && $0.due + $0.lapsedCount > 0 }, "\(rule)")
        }
    }

    /// Sweeps the measured day both ways and compares what was found and written.
    @discardableResult
    private func compareSweeps(_ base: SmallBase) throws -> SweepReport {
        _ = try base.sweep(Calendar.swept)
        let before = base.path("before.sqlite")
        try StoreFile.copy(base.database, to: before)
        let report = try base.sweep(Calendar.measured)
        let plan = base.path("plan.txt")
        let rules = try base.workspace.loadedRules().rules
        let text = try SweepPlan(rules: rules, day: Calendar.measured, lastSwept: Calendar.swept).text()
        try Data(text.utf8).write(to: URL(filePath: plan))
        let theirs = try Yardstick.sweep(database: before, plan: plan, decided: base.database)
        #expect(theirs.found == report.total(\.due) + report.total(\.lapsedCount))
        #expect(theirs.rows > 0)
        for table in ["ledger", "tasks", "outbox", "samples"] {
            #expect(try base.count(table, in: before) > 0, "\(table)")
            #expect(try base.difference(table, between: base.database, and: before) == 0, "\(table)")
        }
        return report
    }

    @Test("the scan in C looks at every journey, and nobody passes")
    func scans() async throws {
        let base = try await SmallBase()
        try base.importing()
        let rules = base.path("rules.lua")
        try Data(DailyRules.list.utf8).write(to: URL(filePath: rules))
        let report = try Yardstick.scan(database: base.database, rules: rules, today: Calendar.measured)
        #expect(report.found == SmallBase.journeys + SmallBase.leads)
        #expect(report.passed == 0)
    }

    @Test("the marking in C leaves the same messages and attempts as Doorstep's")
    func marks() async throws {
        let base = try await SmallBase()
        try base.importing()
        _ = try base.sweep(Calendar.measured)
        let ends = try base.beginMessages()
        #expect(ends.count > 10)
        let theirs = base.path("yardstick.sqlite")
        try StoreFile.copy(base.database, to: theirs)
        try base.workspace.store().finishAttempts(ends, at: Calendar.moment)
        let report = try Yardstick.mark(database: theirs, limit: ends.count, batch: 7)
        #expect(report.found == ends.count)
        #expect(report.rows == 2 * ends.count)
        for table in ["outbox", "attempts"] {
            #expect(try base.difference(table, between: base.database, and: theirs) == 0, "\(table)")
        }
    }

    @Test("a yardstick that cannot work says why")
    func failures() throws {
        #expect(throws: BenchError.self) {
            try Yardstick.import(database: "/nowhere", file: "/nowhere", day: Calendar.imported)
        }
        #expect(throws: BenchError.self) {
            try Yardstick.scan(database: "/nowhere", rules: "/nowhere", today: Calendar.measured)
        }
    }

    @Test("a call is timed in all three ways")
    func calls() throws {
        let figures = try CallFigures.measure(rounds: 1)
        #expect(figures.ours.median > 0 && figures.byTable.median > 0 && figures.byCells.median > 0)
    }
}
