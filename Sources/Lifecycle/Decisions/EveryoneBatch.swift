package import ChineseCalendar

/// Subjects that rules for everyone look at, read once for all of them.
package struct EveryoneBatch: Sendable {
    /// The subjects, each with its cells; their `due` and `occasion` are each rule's own.
    package var subjects: SubjectBatch
    /// What is due for them, in the order it is decided in.
    package var occurrences: [Occurrence]

    /// What one rule has due for everyone on one day.
    package struct Occurrence: Sendable {
        /// The rule, by its position in ``EveryoneRequest/rules``.
        package let rule: Int
        /// Which of the rule's occurrences it is; see ``Occasion``.
        package let occasion: Int64
        /// The day it became due.
        package let due: Day
        /// Where in a row the fields of ``Rule/reads`` stand.
        package let columns: [Int]
        /// Per subject, whether it is undecided and `who` holds: ``isOpen`` or ``isNot``.
        package var open: [UInt8] = []

        /// The rule looks at the subject.
        package static let isOpen: UInt8 = 0
        /// It does not.
        package static let isNot: UInt8 = 2

        /// Creates an occurrence that nobody has been found for yet.
        package init(rule: Int, occasion: Int64, due: Day, columns: [Int]) {
            self.rule = rule
            self.occasion = occasion
            self.due = due
            self.columns = columns
        }

        /// A subject as a candidate of this occurrence.
        package func candidate(_ subject: Candidate) -> Candidate {
            var candidate = subject
            candidate.occasion = occasion
            candidate.due = due
            return candidate
        }
    }

    /// Creates an empty batch.
    package init(stride: Int, occurrences: [Occurrence]) {
        subjects = SubjectBatch(stride: stride)
        self.occurrences = occurrences
    }
}

/// Which subjects to look at for which rules.
package struct EveryoneRequest: Sendable {
    /// Rules for everyone, all of the same kind of subject.
    package let rules: [Rule]
    /// The day subjects are judged on: the sweep's, or the last one of windows that have closed.
    package let day: Day
    /// Whether to look at what is due by that day and not too late; otherwise at what was in time on that day for the
    /// last time.
    package let isOpen: Bool
    /// The subjects' record numbers.
    package let records: ClosedRange<Int64>

    /// Creates a request.
    package init(rules: [Rule], day: Day, isOpen: Bool = true, records: ClosedRange<Int64>) {
        precondition(Set(rules.map(\.subject)).count == 1, "rules that are read together are about the same records")
        self.rules = rules
        self.day = day
        self.isOpen = isOpen
        self.records = records
    }
}
