package import Lifecycle
import LuaHost

/// All rules and templates of a workspace, loaded: what can be used, and what is wrong with the rest.
package struct LoadedRuleBook: RuleSet {
    /// The rules without errors, in ascending order of names.
    package let rules: [Rule]
    /// The tests in their files, in the files' order.
    package let tests: [RuleTest]
    /// What keeps a file from being used.
    package let errors: [RuleProblem]
    /// What works and is probably not meant.
    package let warnings: [RuleProblem]
    /// The content of all files, templates included.
    package let revision: Revision
    let programs: [RuleProgram]
    /// The files of ``rules``.
    let paths: [String]
    let context: EvaluationContext

    /// Loads a rule book.
    ///
    /// A file with an error is left out; the others are used.
    /// - Parameters:
    ///   - files: Rule files by path below the workspace.
    ///   - templateFiles: The template files, which belong to the revision.
    ///   - vocabulary: What rules may name.
    ///   - templates: The templates that exist.
    package init(
        files: [Revision.File],
        templateFiles: [Revision.File] = [],
        vocabulary: Vocabulary,
        templates: TemplateNames
    ) {
        let limits = LuaLimits()
        let loader = RuleFileLoader(vocabulary: vocabulary, templates: templates, limits: limits)
        let loaded = files.sorted { $0.path < $1.path }.map { loader.load($0.content, path: $0.path) }
        let duplicates = Self.duplicates(loaded)
        let usable = loaded.filter { $0.rule != nil && duplicates[$0.path] == nil }
            .sorted { ($0.rule?.name ?? "") < ($1.rule?.name ?? "") }
        rules = usable.compactMap(\.rule)
        tests = usable.flatMap(\.tests)
        errors = loaded.flatMap(\.errors) + duplicates.values.sorted { $0.file < $1.file }
        warnings = loaded.flatMap(\.warnings)
        revision = Revision(content: files + templateFiles)
        paths = usable.map(\.path)
        programs = usable.map { RuleProgram(source: $0.source, positional: $0.positional) }
        context = EvaluationContext(limits: limits, vocabulary: vocabulary, templates: templates)
    }

    package func evaluator() throws -> any RuleEvaluator { LuaEvaluator(self) }

    private static func duplicates(_ files: [LoadedFile]) -> [String: RuleProblem] {
        var first: [String: String] = [:]
        var problems: [String: RuleProblem] = [:]
        for file in files {
            guard let name = file.rule?.name.lowercased() else { continue }
            if let other = first[name] {
                let slip = BookSlip.duplicateName(name, other: other)
                problems[file.path] = RuleProblem(
                    slip.number,
                    file: file.path,
                    line: 1,
                    column: 1,
                    message: slip.message,
                    hint: slip.hint
                )
            } else {
                first[name] = file.path
            }
        }
        return problems
    }
}

extension LoadedRuleBook {
    /// The names of rules that are not the same, byte for byte, in another book, or are in one of them alone; sorted.
    package func differences(from other: LoadedRuleBook) -> [String] {
        let (mine, theirs) = (sources, other.sources)
        return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.sorted()
    }

    /// The lines of a rule's file.
    /// - Parameter index: The rule, by its position in ``rules``.
    /// - Returns: The lines without their ends.
    package func lines(of index: Int) -> [String] {
        String(decoding: programs[index].source, as: UTF8.self).split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        ).map(String.init)
    }

    private var sources: [String: [UInt8]] {
        Dictionary(uniqueKeysWithValues: zip(rules.map(\.name), programs.map(\.source)))
    }
}

/// What an evaluator needs to run one rule.
struct RuleProgram: Sendable {
    let source: [UInt8]
    /// The same with a `check` that takes its fields as arguments, where that is possible.
    let positional: PositionalCheck?
}

/// What all rules of a book are evaluated with.
struct EvaluationContext: Sendable {
    let limits: LuaLimits
    let vocabulary: Vocabulary
    let templates: TemplateNames
}
