import ChineseCalendar
import Foundation

/// Why a rule does something for a journey, and everything about a person, in a large base.
struct ExplainGoal {
    let tools: Tools
    let scale: Scale

    private static let limit = 0.2  // seconds

    func findings() async throws -> Findings {
        let base = try await Base.make("large", of: scale.large, with: tools)
        try base.renew()
        defer { try? StoreFile.remove(base.database) }
        let middle = "\(scale.journeys / 2)"
        let questions = [
            ("explain a rule for a journey of \(scale.journeys)", ["half-year-call", middle]),
            ("explain everything about a person", ["--person", middle]),
        ]
        return Findings(
            figures: try questions.map { name, words in
                var taken = Series()
                for _ in Rounds(scale.rounds) { taken.append(try tools.explain(base.path, words).wall) }
                return Figure(
                    name: name,
                    yardstickName: "a limit",
                    ours: taken,
                    yardstick: Series(values: [Self.limit]),
                    unit: "s",
                    goal: .below
                )
            }
        )
    }
}
