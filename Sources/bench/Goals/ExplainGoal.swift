import ChineseCalendar
import Foundation

/// Why a rule does something for a journey, and everything about a person, in a large base: as it stands, and as it was
/// before a later import that changed one in ten.
struct ExplainGoal {
    let tools: Tools
    let scale: Scale

    private static let limit = 0.2  // seconds

    func findings() async throws -> Findings {
        let base = try await Base.make("large", of: scale.large, with: tools)
        try base.renew()
        defer { try? StoreFile.remove(base.database) }
        let asItStands = try figures(base, "", on: Calendar.measured)
        let changes = "\(base.path)/changes.csv"
        _ = try Ledger(journeys: scale.journeys / 10, seed: 2).write(to: changes)
        _ = try tools.importing(changes, into: base.path, on: "\(Calendar.measured)")
        return Findings(figures: asItStands + (try figures(base, ", of the day before an import", on: Calendar.swept)))
    }

    private func figures(_ base: Base, _ condition: String, on day: Day) throws -> [Figure] {
        let someone = "\(scale.journeys / 20)"
        let questions = [
            ("explain a rule for a journey of \(scale.journeys)", ["half-year-call", someone]),
            ("explain everything about a person", ["--person", someone]),
        ]
        return try questions.map { name, words in
            var taken = Series()
            for _ in Rounds(scale.rounds) { taken.append(try tools.explain(base.path, words, on: day).wall) }
            return Figure(
                name: name + condition,
                yardstickName: "a limit",
                ours: taken,
                yardstick: Series(values: [Self.limit]),
                unit: "s",
                goal: .below
            )
        }
    }
}
