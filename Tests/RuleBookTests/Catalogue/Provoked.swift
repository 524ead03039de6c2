import Lifecycle

@testable import RuleBook

/// The numbers that rule files give while they are loaded and, where they load, judged for two subjects without any
/// facts: errors, warnings and failures.
func provoked(_ files: [Revision.File]) throws -> Set<CatalogueNumber> {
    let book = LoadedRuleBook(files: files, vocabulary: Vocabulary(), templates: .sample)
    var numbers = Set((book.errors + book.warnings + book.findings).map(\.number))
    for (index, rule) in book.rules.enumerated() {
        let row: [FieldValue?] = rule.reads.map { _ in nil }
        let verdicts = try book.evaluator().judge(rule: index, batch: SubjectBatch.make([row, row]))
        numbers.formUnion(verdicts.compactMap { $0.failure.flatMap { CatalogueNumber(rawValue: $0.code) } })
    }
    return numbers
}

/// The same of one text as the file of a rule.
func provoked(_ text: String, rule name: String) throws -> Set<CatalogueNumber> {
    try provoked([Revision.File("Rules/\(name).lua", text)])
}
