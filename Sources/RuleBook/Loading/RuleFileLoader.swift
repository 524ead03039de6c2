import Lifecycle
import LuaHost

/// One rule file after loading: its rule and tests if it has no error.
struct LoadedFile {
    let path: String
    let source: [UInt8]
    /// The numbers of the rule's functions, for binding; the same in every state that runs the same text.
    let check: UInt32?
    let actions: UInt32?
    let rule: Rule?
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
        let scan = LuaScan(source: source, file: path, globals: Prelude.names)
        var report = FileReport(file: path, scan: scan)
        guard report.errors.isEmpty else { return failed(path, source, report) }
        let declared: LuaValue
        do {
            declared = try LuaState(limits: limits, prelude: Prelude.source).load(Self.withoutMark(source))
        } catch {
            report.error(slip(error), at: SourceSpot(line: max(1, error.line), column: 1))
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
            report.error(rules.isEmpty ? .noRule : .severalRules)
            return failed(path, source, report)
        }
        let file = Self.ruleName(of: path)
        if name != file { report.error(.nameDiffers(rule: name, file: file)) }
        var reader = RuleReader(name: name, body: body, vocabulary: vocabulary, templates: templates, report: report)
        let rule = reader.rule()
        report = reader.report
        let tests = TestReader(vocabulary: vocabulary).tests(
            declared.table?["test"].table?.list ?? [], of: name, subject: rule?.subject ?? .journey, &report)
        guard let rule, report.errors.isEmpty else { return failed(path, source, report) }
        return LoadedFile(
            path: path, source: source, check: Self.function(body["check"]), actions: Self.function(body["actions"]),
            rule: rule, tests: tests, errors: [], warnings: report.warnings)
    }

    private func failed(_ path: String, _ source: [UInt8], _ report: FileReport) -> LoadedFile {
        LoadedFile(
            path: path, source: source, check: nil, actions: nil, rule: nil, tests: [], errors: report.errors,
            warnings: report.warnings)
    }

    private func slip(_ failure: LuaFailure) -> BookSlip {
        let parts = failure.text.split(separator: "|", maxSplits: 1).map(String.init)
        if failure.kind == .raised, parts.count == 2, parts[0] == "R031" { return .badArgument(word: parts[1]) }
        return .runtime(LuaWords(failure))
    }

    private static func function(_ value: LuaValue) -> UInt32? {
        if case .function(let number) = value { number } else { nil }
    }

    /// The rule's name that a path asks for.
    static func ruleName(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.hasSuffix(".lua") ? String(file.dropLast(4)) : file
    }

    /// Editors on Windows put a byte order mark first, which Lua does not read.
    static func withoutMark(_ source: [UInt8]) -> [UInt8] {
        source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.dropFirst(3)) : source
    }
}
