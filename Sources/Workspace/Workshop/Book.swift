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
    /// The templates' names, for the rule book; one that is broken is a problem of its own, and no missing one.
    package var templateNames: TemplateNames {
        func all(_ kind: TemplateKind) -> Set<String> {
            Set(files.compactMap(\.template).filter { $0.kind == kind }.map(\.name))
        }
        return TemplateNames(sms: all(.sms), email: all(.email), text: all(.text))
    }
}
