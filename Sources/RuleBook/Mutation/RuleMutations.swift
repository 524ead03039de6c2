import Lifecycle

/// The small changes of one rule file, and what becomes of those that no test notices.
package struct RuleMutations: Sendable {
    /// Every change, in the order of the file; whether it still is a rule file is not known yet.
    package let mutants: [Mutant]
    private let path: String
    private let untested: [Int: SourceSpot]

    init(_ source: [UInt8], path: String, rule: Rule, tests: [RuleTest], vocabulary: Vocabulary) {
        let text = MutableText(source, file: path)
        let fields = vocabulary.names(for: rule.subject)
        let (words, values) = (WordEdits(text: text), ValueEdits(text: text, fields: fields))
        let names = FieldEdits(
            text: text,
            fields: fields,
            told: Set(tests.flatMap(\.given).map(\.field)),
            milestones: vocabulary.milestones
        )
        let edits = text.stretches.flatMap { entry, range in
            text.tokens(in: range).flatMap { index in
                words.edits(index, in: entry) + (["who", "sample"].contains(entry) ? values.edits(index) : [])
            }
        }
        mutants = (edits + names.edits).map { text.mutant($0, path: path) }
            .sorted { ($0.spot.line, $0.spot.column) < ($1.spot.line, $1.spot.column) }
        self.path = path
        untested = UntestedLines(text).spots
    }

    /// What is to be said when some of the changes are noticed by no test.
    ///
    /// A line with a reason is left alone, unless there is nothing on it to give a reason for.
    package func problems(survivors: [Mutant]) -> [RuleProblem] {
        let lines = Set(survivors.map(\.spot.line))
        let unexcused = survivors.filter { untested[$0.spot.line] == nil }.map { mutant in
            RuleProblem(.survivor(before: mutant.before, after: mutant.after), file: path, at: mutant.spot)
        }
        let idle = untested.filter { !lines.contains($0.key) }.map {
            RuleProblem(.idleReason, file: path, at: $0.value)
        }
        return (unexcused + idle).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}

extension LoadedRuleBook {
    /// Changes a rule in small ways.
    /// - Parameter rule: Its position in ``rules``.
    /// - Returns: All changes that are worth trying.
    package func mutations(of rule: Int) -> RuleMutations {
        RuleMutations(
            programs[rule].source,
            path: paths[rule],
            rule: rules[rule],
            tests: tests.filter { $0.rule == rules[rule].name },
            vocabulary: context.vocabulary
        )
    }

    /// A changed rule by itself, loaded like any other; nothing when it is no rule any more.
    package func loaded(_ mutant: Mutant) -> LoadedRuleBook? {
        let book = LoadedRuleBook(files: [mutant.file], vocabulary: context.vocabulary, templates: context.templates)
        return book.errors.isEmpty ? book : nil
    }
}
