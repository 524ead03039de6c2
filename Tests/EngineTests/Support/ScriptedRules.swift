import Lifecycle

/// Rules whose functions answer as told.
struct ScriptedRules: RuleSet {
    let rules: [Rule]
    var verdict: @Sendable (Rule, Candidate) -> Verdict = { _, _ in .pass }

    init(_ rules: [Rule], verdict: @escaping @Sendable (Rule, Candidate) -> Verdict = { _, _ in .pass }) {
        self.rules = rules.sorted { $0.name < $1.name }
        self.verdict = verdict
    }

    func evaluator() throws -> any RuleEvaluator { Evaluator(script: self) }

    private final class Evaluator: RuleEvaluator {
        private let script: ScriptedRules

        init(script: ScriptedRules) { self.script = script }

        func judge(rule: Int, batch: SubjectBatch) -> [Verdict] {
            batch.candidates.filter { $0.row >= 0 }.map { script.verdict(script.rules[rule], $0) }
        }
    }
}
