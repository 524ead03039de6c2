/// A loaded rule book: the rules as data, and evaluators for what only Lua can say.
package protocol RuleSet: Sendable {
    /// The rules, in ascending order of their names.
    var rules: [Rule] { get }

    /// Makes an evaluator for one thread.
    func evaluator() throws -> any RuleEvaluator
}

/// Runs the functions of rules.
///
/// One thread uses it.
package protocol RuleEvaluator: AnyObject {
    /// Judges the rows of a batch.
    /// - Parameters:
    ///   - rule: The rule, by its position in ``RuleSet/rules``.
    ///   - batch: The candidates; those with a row are judged.
    ///   - columns: Where in a row the fields of ``Rule/reads`` stand.
    ///   - open: Per row, ``EveryoneBatch/Occurrence/isOpen`` when it is to be judged; all are when none is given.
    /// - Returns: One verdict per row.
    func judge(rule: Int, batch: SubjectBatch, columns: [Int], open: [UInt8]?) -> Verdicts

    /// Judges one row that holds the rule's own fields, and tells which lines that ran.
    func trace(rule: Int, batch: SubjectBatch, row: Int) -> RuleTrace
}

/// What a rule's functions did for one candidate.
package struct RuleTrace: Hashable, Sendable {
    /// What they say.
    package let verdict: Verdict
    /// The lines of the rule file that have code they may run, from 1, in ascending order.
    package let lines: [Int]
    /// Those that ran.
    package let ran: [Int]
    /// The line that the last of them returned from; none when they failed.
    package let returned: Int?

    /// Creates a trace.
    package init(verdict: Verdict, lines: [Int] = [], ran: [Int] = [], returned: Int? = nil) {
        self.verdict = verdict
        self.lines = lines
        self.ran = ran
        self.returned = returned
    }
}

extension RuleEvaluator {
    /// Judges all rows of a batch that holds the rule's own fields.
    package func judge(rule: Int, batch: SubjectBatch) -> Verdicts {
        judge(rule: rule, batch: batch, columns: Array(0..<batch.stride), open: nil)
    }
}

/// What a rule's functions say about one candidate.
package enum Verdict: Hashable, Sendable {
    /// `check` let it through; the actions are the rule's own.
    case pass
    /// `check` let it through and `actions` made these.
    case make([Action])
    /// `check` said no.
    case decline
    /// A function failed: the candidate stays undecided.
    case fail(RuleFailure)
}

/// Why a rule's function failed for a subject.
package struct RuleFailure: Hashable, Sendable {
    /// The number in the catalogue of messages, such as `R052`.
    package let code: String
    /// The line of the rule file; 0 when unknown.
    package let line: Int
    /// What happened, without personal data.
    package let phrase: Phrase
    /// Whether the rule must not run again in this sweep, whatever its other subjects say.
    package let isFatal: Bool

    /// Creates a failure.
    package init(code: String, line: Int, phrase: Phrase, isFatal: Bool = false) {
        self.code = code
        self.line = line
        self.phrase = phrase
        self.isFatal = isFatal
    }
}
