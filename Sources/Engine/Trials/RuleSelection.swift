package import Lifecycle

/// Some of the rules of a rule book.
package struct RuleSelection: RuleSet {
    /// The rules taken, in ascending order of their names.
    package let rules: [Rule]
    private let book: any RuleSet
    private let places: [Int]

    /// Takes the rules that `isTaken` names.
    package init(_ book: any RuleSet, where isTaken: (Rule) -> Bool) {
        self.book = book
        places = book.rules.indices.filter { isTaken(book.rules[$0]) }
        rules = places.map { book.rules[$0] }
    }

    package func evaluator() throws -> any RuleEvaluator { SelectedEvaluator(try book.evaluator(), places) }
}

/// Asks the evaluator of the whole book.
private final class SelectedEvaluator: RuleEvaluator {
    private let evaluator: any RuleEvaluator
    private let places: [Int]

    init(_ evaluator: any RuleEvaluator, _ places: [Int]) {
        self.evaluator = evaluator
        self.places = places
    }

    func judge(rule: Int, batch: SubjectBatch, columns: [Int], open: [UInt8]?) -> Verdicts {
        evaluator.judge(rule: places[rule], batch: batch, columns: columns, open: open)
    }

    func trace(rule: Int, batch: SubjectBatch, row: Int) -> RuleTrace {
        evaluator.trace(rule: places[rule], batch: batch, row: row)
    }
}
