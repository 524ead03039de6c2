import Lifecycle

/// Candidates of one rule with what its functions say, on their way to the one thread that decides.
struct JudgedBatch: Sendable {
    /// The rule, by its position in ``RuleSet/rules``.
    let rule: Int
    /// Whether their windows are open.
    let isOpen: Bool
    /// The candidates; of open windows without those that were merely declined.
    private(set) var candidates: [Candidate] = []
    /// Open ones that `check` declined: counting them is all there is to do.
    private(set) var declined = 0
    private var verdicts: Verdicts

    /// Whether there is nothing to decide and nothing to count.
    var isEmpty: Bool { candidates.isEmpty && declined == 0 }

    /// What a planned request gave.
    init(rule: Int, isOpen: Bool, batch: SubjectBatch, verdicts: Verdicts) {
        self.rule = rule
        self.isOpen = isOpen
        self.verdicts = verdicts
        guard isOpen else {
            candidates = batch.candidates
            return
        }
        candidates.reserveCapacity(batch.candidates.count)
        for candidate in batch.candidates {
            if candidate.row >= 0, verdicts.isDeclined(Int(candidate.row)) {
                declined += 1
            } else {
                candidates.append(candidate)
            }
        }
    }

    /// What one rule has due among everyone.
    init(
        rule: Int,
        isOpen: Bool,
        occurrence: EveryoneBatch.Occurrence,
        subjects: SubjectBatch,
        verdicts: Verdicts
    ) {
        self.rule = rule
        self.isOpen = isOpen
        self.verdicts = verdicts
        for (row, subject) in subjects.candidates.enumerated()
        where occurrence.open[row] == EveryoneBatch.Occurrence.isOpen {
            if isOpen, verdicts.isDeclined(row) {
                declined += 1
            } else {
                candidates.append(occurrence.candidate(subject))
            }
        }
        if candidates.isEmpty { self.verdicts = Verdicts(passing: 0) }  // as they are kept until they are counted
    }

    /// What the functions say about one of the candidates.
    func verdict(on candidate: Candidate) -> Verdict { candidate.row >= 0 ? verdicts[Int(candidate.row)] : .pass }
}
