import Lifecycle
import LuaHost

/// One rule file after loading: its rule and tests if it has no error.
struct LoadedFile {
    let path: String
    let source: [UInt8]
    let rule: Rule?
    let positional: PositionalCheck?
    let tests: [RuleTest]
    let errors: [RuleProblem]
    let warnings: [RuleProblem]
}

/// Loads rule files: looks at the text, runs it in a state of its own, reads what it declared.
struct RuleFileLoader {
    let vocabulary: Vocabulary
    let templates: TemplateNames
    let limits: LuaLimits

    func load(_ source: [UInt8], path: String) -> LoadedFile {
        let scan = LuaScan(source: source, file: path, globals: RuleWords.known)
        var report = FileReport(file: path, scan: scan)
        guard report.errors.isEmpty else { return failed(path, source, report) }
        let declared: LuaValue
        do {
            declared = try LuaState(limits: limits, prelude: Prelude.source).load(Self.withoutMark(source))
        } catch {
            report.error(Self.slip(error), at: Self.spot(error, report))
            return failed(path, source, report)
        }
        return read(declared, source, path, report)
    }

    private func read(_ declared: LuaValue, _ source: [UInt8], _ path: String, _ start: FileReport) -> LoadedFile {
        var report = start
        let rules = declared.table?["rule"].table?.list ?? []
        guard rules.count == 1, let first = rules.first?.table, let name = first["name"].text,
            let body = first["body"].table
        else {
            report.error(rules.isEmpty ? .noRule : .severalRules, block: 1)
            return failed(path, source, report)
        }
        let file = Self.ruleName(of: path)
        if name != file { report.error(.nameDiffers(rule: name, file: file)) }
        var reader = RuleReader(name: name, body: body, vocabulary: vocabulary, templates: templates, report: report)
        let rule = reader.rule()
        report = reader.report
        let tests = TestReader(vocabulary: vocabulary).tests(
            declared.table?["test"].table?.list ?? [],
            of: name,
            subject: body["per"].text.flatMap(SubjectKind.init) ?? .journey,
            &report
        )
        guard let rule, report.errors.isEmpty else { return failed(path, source, report) }
        return LoadedFile(
            path: path,
            source: source,
            rule: rule,
            positional: PositionalCheck(source: source, scan: report.scan, rule: rule),
            tests: tests,
            errors: [],
            warnings: report.warnings
        )
    }

    private func failed(_ path: String, _ source: [UInt8], _ report: FileReport) -> LoadedFile {
        LoadedFile(
            path: path,
            source: source,
            rule: nil,
            positional: nil,
            tests: [],
            errors: report.errors,
            warnings: report.warnings
        )
    }

    /// What a failure says about the file: a word of the rule language names itself in the text it raises.
    static func slip(_ failure: LuaFailure) -> BookSlip {
        badWord(failure).map { .badArgument(word: $0) } ?? .runtime(LuaWords(failure))
    }

    /// The word of the rule language that was not given what it needs.
    static func badWord(_ failure: LuaFailure) -> String? {
        guard failure.kind == .raised, failure.text.hasPrefix(Prelude.slipMark) else { return nil }
        let word = String(failure.text.dropFirst(Prelude.slipMark.count))
        return RuleWords.known.names.contains(word) || RuleWords.methods.contains(word) ? word : nil
    }

    private static func spot(_ failure: LuaFailure, _ report: FileReport) -> SourceSpot {
        badWord(failure).flatMap { report.spot(ofWord: $0, line: failure.line) }
            ?? SourceSpot(line: max(1, failure.line), column: 1)
    }

    /// The entries of the only rule that a file declared; nothing when it declared another number of rules.
    static func body(of declared: LuaValue) -> LuaTable? {
        let rules = declared.table?["rule"].table?.list ?? []
        return rules.count == 1 ? rules.first?.table?["body"].table : nil
    }

    /// The rule's name that a path asks for.
    static func ruleName(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.hasSuffix(".lua") ? String(file.dropLast(4)) : file
    }

    /// What Lua reads: without the byte order mark of editors on Windows, and without a first line that starts with
    /// `#`, whose newline stays so that lines keep their numbers.
    static func withoutMark(_ source: [UInt8]) -> [UInt8] {
        let text = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source[...]
        guard text.first == UInt8(ascii: "#") else { return Array(text) }
        return Array(text.drop { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
    }
}
