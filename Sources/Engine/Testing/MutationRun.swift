package import Lifecycle

/// Finds out whether the tests of a rule notice that it was changed.
package struct MutationRun {
    private let stage: any TestStage
    /// Those that pass as long as nothing is changed, the one that noticed the last change first.
    private var tests: [RuleTest]

    /// Looks which tests of an unchanged rule pass: the others cannot notice anything.
    /// - Parameters:
    ///   - tests: The tests of one rule.
    ///   - rules: A rule book with the rule as it is.
    ///   - stage: Where subjects are made up; it is asked for the same ones for every change.
    /// - Throws: The store's error.
    package init(_ tests: [RuleTest], of rules: any RuleSet, stage: any TestStage) throws {
        let runner = RuleTestRunner(rules: rules, stage: stage)
        self.stage = stage
        self.tests = try tests.filter { try runner.run($0).outcome == .passed }
    }

    /// Whether there is a test that passes.
    package var hasTests: Bool { !tests.isEmpty }

    /// Whether one of the tests fails by changed rules.
    package mutating func notices(_ changed: any RuleSet) throws -> Bool {
        let runner = RuleTestRunner(rules: changed, stage: stage)
        guard let first = try tests.firstIndex(where: { try runner.run($0).outcome != .passed }) else { return false }
        tests.swapAt(0, first)
        return true
    }
}
