import Engine
package import Lifecycle
package import RuleBook

/// Looks for changes of the rules that their own tests do not notice.
package struct RuleMutationCheck: Sendable {
    private let book: LoadedRuleBook
    private let vocabulary: Vocabulary

    /// Creates a check of a rule book.
    package init(_ book: LoadedRuleBook, vocabulary: Vocabulary) {
        self.book = book
        self.vocabulary = vocabulary
    }

    /// Changes every rule in small ways and runs its tests.
    /// - Parameter threads: How many rules to look at side by side.
    /// - Returns: What is found, in the order of the rules; of a rule without a test that passes nothing.
    /// - Throws: The store's error.
    package func problems(threads: Int) throws -> [RuleProblem] {
        try Sharing.map(book.rules.count, threads: threads) { try problems(of: $0) }.flatMap(\.self)
    }

    private func problems(of rule: Int) throws -> [RuleProblem] {
        let tests = book.tests.filter { $0.rule == book.rules[rule].name }
        let stage = KeptStage(MemoryStage(vocabulary: vocabulary))
        var run = try MutationRun(tests, of: book, stage: stage)
        guard run.hasTests else { return [] }
        let mutations = book.mutations(of: rule)
        let survivors = try mutations.mutants.filter { mutant in
            guard let changed = book.loaded(mutant) else { return false }
            return try !run.notices(changed)
        }
        return mutations.problems(survivors: survivors)
    }
}
