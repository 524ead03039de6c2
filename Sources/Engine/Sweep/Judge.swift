import Lifecycle

/// Reads the candidates of requests and asks the rules' functions about them, for one thread.
struct Judge {
    let reader: any PlanReader
    let evaluator: any RuleEvaluator

    /// Candidates in a batch: a few hundred kilobytes, and one transaction.
    static let batchSize = 2000
    /// Subjects in a batch that rules for everyone share: each may become a candidate of every rule.
    private static let sharedBatchSize = 500

    /// Judges a request.
    /// - Parameters:
    ///   - request: What to read.
    ///   - body: Takes what was judged, in the order it is decided in.
    /// - Throws: The store's error, and what `body` throws.
    func judge(_ request: SweepRequest, _ body: ([JudgedBatch]) throws -> Void) throws {
        switch request {
        case .planned(let rule, let request):
            let isOpen = request.windows == .open
            try reader.candidates(request, batchesOf: Self.batchSize) { batch in
                let verdicts =
                    request.rule.needsEvaluation
                    ? evaluator.judge(rule: rule, batch: batch) : Verdicts(passing: batch.rows)
                try body([JudgedBatch(rule: rule, isOpen: isOpen, batch: batch, verdicts: verdicts)])
            }
        case .everyone(let rules, let request):
            try reader.everyone(request, batchesOf: Self.sharedBatchSize) { batch in
                try body(batch.occurrences.map { judge($0, rules, request, batch.subjects) })
            }
        }
    }

    private func judge(
        _ occurrence: EveryoneBatch.Occurrence,
        _ rules: [Int],
        _ request: EveryoneRequest,
        _ subjects: SubjectBatch
    ) -> JudgedBatch {
        let rule = rules[occurrence.rule]
        let verdicts =
            request.rules[occurrence.rule].needsEvaluation
            ? evaluator.judge(rule: rule, batch: subjects, columns: occurrence.columns, open: occurrence.open)
            : Verdicts(passing: subjects.rows)
        return JudgedBatch(
            rule: rule,
            isOpen: request.isOpen,
            occurrence: occurrence,
            subjects: subjects,
            verdicts: verdicts
        )
    }
}
