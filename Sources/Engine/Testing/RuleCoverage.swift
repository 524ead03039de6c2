package import Lifecycle

/// Which conditions and lines of a rule its tests try.
package struct RuleCoverage: Sendable {
    /// The rule.
    package let rule: String
    /// Conditions that no test makes fail: nobody would notice if they were gone.
    package let neverFailed: [String]
    /// Conditions that hold in no test.
    package let neverHeld: [String]

    /// Lines of its functions that no test runs.
    package let neverRan: [Int]

    /// Looks at what the tests of a rule did.
    package init(_ rule: Rule, _ results: [RuleTestResult]) {
        self.rule = rule.name
        let results = results.filter { $0.test.rule == rule.name }
        let held = results.map(\.held)
        func names(_ value: Bool) -> [String] {
            rule.conditions.indices.filter { index in
                !held.contains { $0.indices.contains(index) && $0[index] == value }
            }.map { rule.conditions[$0].name }
        }
        neverFailed = names(false)
        neverHeld = names(true)
        let ran = Set(results.flatMap(\.ran))
        neverRan = Set(results.flatMap(\.lines)).subtracting(ran).sorted()
    }

    /// Whether each condition held in some test and failed in another, and each line ran.
    package var isComplete: Bool { neverFailed.isEmpty && neverHeld.isEmpty && neverRan.isEmpty }
}
