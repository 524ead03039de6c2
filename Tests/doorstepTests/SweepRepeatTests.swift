import Foundation
import Testing

@Suite("A sweep that is repeated, split or shared")
struct SweepRepeatTests {
    @Test("sweeping the same day twice decides nothing new")
    func twice() throws {
        let site = try Site.crowded()
        let first: SweepCounts = try site.run("sweep", "--on", Site.today, "--json").json()
        let decided = try site.decisions()
        let second: SweepCounts = try site.run("sweep", "--on", Site.today, "--json").json()
        #expect(first.fired > 0)
        #expect(second.fired == 0 && second.lapsed == 0)
        #expect(second.due == first.held && second.held == first.held)
        #expect(try site.decisions() == decided)
    }

    @Test("a dry run writes nothing, and counts what the sweep then does")
    func dryRun() throws {
        let site = try Site.crowded()
        let before = try site.rows(".dump")
        let dry = try site.run("sweep", "--on", Site.today, "--dry-run", "--json")
        #expect(try site.rows(".dump") == before)
        let wet = try site.run("sweep", "--on", Site.today, "--json")
        #expect(try dry.json(as: SweepCounts.self) == wet.json())
        // A dry run has no number, the last key; all else is the same.
        let counts = try #require(dry.stdout.split(separator: "\n  \"suppressed\"").first)
        #expect(wet.stdout.hasPrefix(counts.replacing("\"dry_run\" : true", with: "\"dry_run\" : false")))
    }

    @Test("the number of workers makes no difference, not even to the numbers of tasks and messages")
    func workers() throws {
        let site = try Site.crowded()
        let copies = try [1, 2, 5].map { workers in
            let copy = try site.copy()
            #expect(try copy.run("sweep", "--on", "2026-11-20", "--workers", "\(workers)").status == 0)
            #expect(try copy.run("sweep", "--on", Site.today, "--workers", "\(workers)").status == 0)
            return try copy.decisions()
        }
        #expect(copies[0].count > 500)
        #expect(copies[0] == copies[1])
        #expect(copies[0] == copies[2])
    }

    @Test("of thirty days, sweeping each or only the last differs in lapses and holds alone, each with its reason")
    func outage() throws {
        let (daily, late) = (try Site.crowded(), try Site.crowded())
        for day in Self.days { #expect(try daily.run("sweep", "--on", day).status == 0) }
        #expect(try late.run("sweep", "--on", Site.today).status == 0)

        let (firedDaily, firedLate) = (try daily.occurrences("fired"), try late.occurrences("fired"))
        let lapsedLate = try late.occurrences("lapsed")
        #expect(firedDaily.count > firedLate.count && firedLate.count > 300)
        // Who else was due that day decides about promotions and samples.
        let contested = Set(
            ["first-visit-thanks", "handover-anniversary", "birthday-greeting", "lunar-birthday-greeting"]
                + ["three-month-visit"] + SampleRules.promotions.keys
        )
        for missing in firedDaily.subtracting(firedLate) where !lapsedLate.contains(missing) {
            #expect(contested.contains(Self.rule(missing)), "\(missing) is neither fired nor lapsed")
        }
        for extra in firedLate.subtracting(firedDaily) {
            #expect(contested.contains(Self.rule(extra)), "\(extra) fired only when the days before were missed")
        }
        let reasonless = "SELECT count(*) FROM ledger WHERE outcome <> 'fired' AND coalesce(reason, '') = ''"
        #expect(try late.number(reasonless) == 0)
        #expect(try daily.number(reasonless) == 0)
        let missed = "SELECT count(*) FROM ledger WHERE reason = 'missed' AND day ="
        let last = "(SELECT max(day) FROM sweeps)"
        #expect(try late.number("\(missed) \(last)") > 0)
        #expect(try daily.number("\(missed) \(last)") == 0)
    }

    private static func rule(_ occurrence: String) -> String { String(occurrence.prefix { $0 != "|" }) }

    /// The thirty days up to the day of export.
    private static let days = (23...31).map { "2026-10-\($0)" } + (1...21).map { "2026-11-\($0 < 10 ? "0" : "")\($0)" }
}
