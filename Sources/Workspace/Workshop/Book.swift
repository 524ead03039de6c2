package import Engine
package import Lifecycle
package import RuleBook
package import Templates

/// A rule book with the templates that belong to it.
package struct Book: Sendable {
    /// The rules.
    package let rules: LoadedRuleBook
    /// The templates.
    package let templates: TemplateFolder

    /// Its content.
    package var revision: Revision { rules.revision }

    /// Runs the tests in its rule files.
    /// - Parameters:
    ///   - vocabulary: What made-up subjects may have.
    ///   - names: Those of these rules alone; all when none is given.
    /// - Returns: How each ended, in the files' order.
    /// - Throws: The store's error: tests run in one that lives in memory.
    package func test(_ vocabulary: Vocabulary, of names: [String] = []) throws -> [RuleTestResult] {
        let runner = RuleTestRunner(rules: rules, stage: MemoryStage(vocabulary: vocabulary))
        return try rules.tests.filter { names.isEmpty || names.contains($0.rule) }.map(runner.run)
    }
}

extension TemplateFolder {
    /// The templates' names, for the rule book.
    package var templateNames: TemplateNames {
        TemplateNames(sms: Set(names(.sms)), email: Set(names(.email)), text: Set(names(.text)))
    }
}
