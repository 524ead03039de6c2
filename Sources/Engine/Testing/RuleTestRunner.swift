import ChineseCalendar
package import Lifecycle

/// Runs the tests inside rule files as a sweep would: on a store that holds one made-up subject.
package struct RuleTestRunner {
    private let rules: any RuleSet
    private let stage: any TestStage

    /// Creates a runner.
    /// - Parameters:
    ///   - rules: The rule book with the rules under test.
    ///   - stage: Where subjects are made up.
    package init(rules: any RuleSet, stage: any TestStage) {
        self.rules = rules
        self.stage = stage
    }

    /// Runs one test.
    package func run(_ test: RuleTest) throws -> RuleTestResult {
        guard let expected = test.expect else { return RuleTestResult(test: test, outcome: .todo) }
        guard let index = rules.rules.firstIndex(where: { $0.name == test.rule }) else {
            return RuleTestResult(test: test, outcome: .failed(got: [], because: "no such rule"))
        }
        let rule = rules.rules[index]
        let reader = try stage.reader(holding: test.given, for: rule.subject)
        let evaluator = try rules.evaluator()
        let judge = Judge(reader: reader, evaluator: evaluator)
        var isAsked = false
        // Rules for everyone look at nobody who fails their conditions.
        var isLookedAt = !rule.explainable.dueForEveryone(on: test.on, isOpen: true, reader.workdays).isEmpty
        var arbiter = Arbiter()
        var made: [String] = []
        var reason: String?
        for request in try Self.requests(rule.explainable, index, test.on, reader) {
            try judge.judge(request) { batches in
                for batch in batches {
                    if batch.declined > 0 { reason = Reason.check.code }
                    isLookedAt = isLookedAt || batch.declined > 0 || !batch.candidates.isEmpty
                    isAsked = isAsked || batch.declined > 0 || batch.candidates.contains { $0.row >= 0 }
                    for candidate in batch.candidates {
                        switch arbiter.rule(on: candidate, verdict: batch.verdict(on: candidate), of: rule) {
                        case .fire(let actions): made += actions.map(\.summary)
                        case .suppress(let held), .hold(let held): reason = held.code
                        case .fail(let failure):
                            reason = "\(failure.code) line \(failure.line): \(failure.phrase.english)"
                        }
                    }
                }
            }
        }
        if made.isEmpty, reason == nil { reason = "when" }
        let isExplained = test.because.map { Self.matches($0, reason) } ?? true
        let isRight = made == expected && (!made.isEmpty || isExplained)
        var result = RuleTestResult(
            test: test,
            outcome: isRight ? .passed : .failed(got: made, because: reason)
        )
        guard let records = try reader.records(of: rule.subject) else { return result }
        let subject = SubjectID(rule.subject, records.lowerBound)
        guard let facts = try reader.facts(rule, of: subject, on: test.on) else { return result }
        if isLookedAt { result.held = facts.conditions.map(\.holds) }
        guard rule.needsEvaluation else { return result }
        let trace = evaluator.trace(rule: index, batch: SubjectBatch(subject, facts, on: test.on), row: 0)
        result.lines = trace.lines
        if isAsked { result.ran = trace.ran }
        return result
    }

    private static func requests(
        _ rule: Rule,
        _ index: Int,
        _ day: Day,
        _ reader: any PlanReader
    ) throws -> [SweepRequest] {
        guard rule.schedule.isForEveryone else {
            return [.planned(rule: index, PlanRequest(rule: rule, day: day, windows: .open))]
        }
        guard let records = try reader.records(of: rule.subject) else { return [] }
        return [.everyone(rules: [index], EveryoneRequest(rules: [rule], day: day, records: records))]
    }

    /// `home.layout` stands for the field failing and for it being empty; `empty` for any empty field.
    private static func matches(_ wanted: String, _ reason: String?) -> Bool {
        guard let reason else { return false }
        return reason == wanted || reason == "empty:\(wanted)" || (wanted == "empty" && reason.hasPrefix("empty:"))
    }
}

extension Rule {
    /// The same rule with a window that closes once everybody in it has died.
    ///
    /// A store leaves those whom a rule without an end does not concern unmentioned; a test asks for the reason.
    var explainable: Rule {
        guard late == .never else { return self }
        var rule = self
        rule.late = .days(36_500)  // a hundred years
        return rule
    }
}

/// Makes up subjects for tests of rules.
package protocol TestStage {
    /// Forgets the subject before and holds this one: with a phone, a mailbox and consent unless told otherwise.
    func reader(holding given: [(field: Field, value: FieldValue)], for subject: SubjectKind) throws -> any PlanReader
}

/// How a test ended.
package struct RuleTestResult: Sendable {
    /// The test.
    package let test: RuleTest
    /// How it ended.
    package let outcome: Outcome
    /// Per condition of the rule's `who`, whether it held; empty where nobody was asked.
    package var held: [Bool] = []
    /// The lines of the rule's functions that have code, by their numbers in the file.
    package var lines: [Int] = []
    /// Those that ran for it.
    package var ran: [Int] = []

    /// Whether it did not end as it should.
    package var isFailure: Bool { if case .failed = outcome { true } else { false } }

    /// How a test ended.
    package enum Outcome: Equatable, Sendable {
        case passed
        /// What was made instead, and why nothing was when nothing was.
        case failed(got: [String], because: String?)
        /// It says nothing yet on what is expected.
        case todo
    }
}
