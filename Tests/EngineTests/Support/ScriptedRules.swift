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

        func judge(rule: Int, batch: SubjectBatch, columns: [Int], open: [UInt8]?) -> Verdicts {
            var verdicts = Verdicts(passing: batch.rows)
            for candidate in batch.candidates where candidate.row >= 0 {
                verdicts[Int(candidate.row)] = script.verdict(script.rules[rule], candidate)
            }
            return verdicts
        }

        func trace(rule: Int, batch: SubjectBatch, row: Int) -> RuleTrace {
            RuleTrace(verdict: script.verdict(script.rules[rule], batch.candidates[row]))
        }
    }
}
