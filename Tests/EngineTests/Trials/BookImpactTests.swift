import ChineseCalendar
import Engine
import Foundation
import Lifecycle
import RuleBook
import Testing
import Workspace

@Suite("Impact of an edited rule book")
struct BookImpactTests {
    /// Edits that nobody thought out: numbers of schedules and windows, statuses, classes, whole rules.
    private static func edited(_ base: TrialBase, _ dice: inout Dice) throws -> LoadedRuleBook {
        let names = try base.book().rules.map(\.name)
        let chosen = Set((0..<1 + dice.roll(3)).map { _ in names[dice.roll(names.count)] })
        var kinds = dice
        defer { dice = kinds }
        return try base.book { path, text in
            guard chosen.contains(where: { path.hasSuffix("/\($0).lua") }) else { return text }
            let edited: String
            switch kinds.roll(3) {
            case 0: edited = renumbered(text, #/(months|days|years|weeks)\((\d+)\):/#, &kinds)
            case 1: edited = renumbered(text, #/(late += days)\((\d+)\)/#, &kinds)
            default: edited = text.replacing(#/priority += +\d+/#, with: "priority = \(kinds.roll(20))")
            }
            return edited == text ? nil : edited  // a rule without such a number goes
        }
    }

    private static func renumbered(
        _ text: String,
        _ pattern: Regex<(Substring, Substring, Substring)>,
        _ dice: inout Dice
    ) -> String {
        var text = text
        for match in text.matches(of: pattern).reversed() {
            text.replaceSubrange(match.2.startIndex..<match.2.endIndex, with: "\(1 + dice.roll(40))")
        }
        return text
    }

    @Test("what an impact tells of a random edit is what the sweeps then do otherwise", arguments: 1...Self.soak)
    func property(seed: Int) async throws { try await compare(journeys: 300, seed: seed) }

    @Test("so it is with a customer file of 20,000 rows")
    func largeProperty() async throws { try await compare(journeys: 15_500, seed: 4) }

    private func compare(journeys: Int, seed: Int) async throws {
        var dice = Dice(seed: UInt64(seed))
        let base = try await TrialBase(journeys: journeys, seed: UInt64(seed))
        let old = try base.book()
        let start = TrialBase.first.advanced(by: dice.roll(300))
        try base.sweep(start...start.advanced(by: 2), by: old)
        let days = start.advanced(by: 3)...start.advanced(by: 3 + dice.roll(20))
        let asked = days.lowerBound.advanced(by: dice.roll(4) * days.lowerBound.distance(to: days.upperBound) / 4)
        let new = try Self.edited(base, &dice)
        let difference = BookDifference(rules: Set(old.differences(from: new)))
        #expect(!difference.rules.isEmpty)
        let report = try BookImpact(base.store, settings: base.workspace.sweepSettings)
            .run(asked...days.upperBound, from: old, to: new, difference: difference)

        let (before, after) = (try base.rows(after: days, by: old), try base.rows(after: days, by: new))
        let expected = Self.changes(before, after, from: asked, try base.store.projects())
        var told: [String: Int] = [:]
        for (group, size) in report.groups {
            let made = group.after.map { report.recipes.actions($0).map(\.summary) } ?? []
            let place = "\(group.project) \(group.day.number)"
            told["\(group.change) \(group.rule) \(place) \(made)", default: 0] += size.occurrences
        }
        #expect(told == expected)
        #expect(!report.isOutdated)
    }

    /// What differs between two ledgers, counted by kind, rule, project, day and what is made.
    private static func changes(
        _ before: Set<TrialBase.Row>,
        _ after: Set<TrialBase.Row>,
        from first: Day,
        _ projects: [Int64: Int64]
    ) -> [String: Int] {
        func byKey(_ rows: Set<TrialBase.Row>) -> [String: TrialBase.Row] {
            let asked = rows.filter { $0.day >= first.number }
            return Dictionary(uniqueKeysWithValues: asked.map { ("\($0.rule) \($0.subject) \($0.occasion)", $0) })
        }
        let (old, new) = (byKey(before), byKey(after))
        var counts: [String: Int] = [:]
        for key in Set(old.keys).union(new.keys) where old[key] != new[key] {
            let (left, right) = (old[key], new[key])
            let change: ImpactChange =
                switch (left?.outcome == "fired", right?.outcome == "fired") {
                case (false, true): .added
                case (true, false): .removed
                case (true, true): .changed
                case (false, false): .settled
                }
            guard let shown = right ?? left else { continue }
            let made = right?.outcome == "fired" ? right?.made ?? [] : []
            let place = "\(projects[shown.subject] ?? 0) \(shown.day)"
            counts["\(change) \(shown.rule) \(place) \(made)", default: 0] += 1
        }
        return counts
    }

    private static let soak = 6 * (Int(ProcessInfo.processInfo.environment["DOORSTEP_SOAK"] ?? "") ?? 1)
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 up to, and without, `sides`.
    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(sides, 1)))
    }
}
