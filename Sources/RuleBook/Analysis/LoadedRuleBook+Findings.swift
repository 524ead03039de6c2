import Lifecycle

extension LoadedRuleBook {
    /// What works and is probably not meant, as rules look beside each other; all of it warnings.
    ///
    /// Not known from loading: sweeps do without it.
    package var findings: [RuleProblem] {
        var places = RulePlaces(self)
        let shared = SharedMessages(rules).findings.map { found in
            places.problem(found.finding, rule: found.rule, message: found.message)
        }
        let variants = Variants(rules).findings.map { found in
            places.problem(found.finding, rule: found.rule, at: ["who", found.field])
        }
        return (shared + variants).sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
    }
}

/// Where things stand in the files of a rule book, which are looked at again when they are asked for.
struct RulePlaces {
    private let book: LoadedRuleBook
    private var reports: [Int: FileReport] = [:]

    init(_ book: LoadedRuleBook) { self.book = book }

    /// What the text of a rule's file says.
    mutating func report(_ rule: Int) -> FileReport {
        if let known = reports[rule] { return known }
        let path = book.paths[rule]
        let scan = LuaScan(source: book.programs[rule].source, file: path, globals: RuleWords.known)
        let report = FileReport(file: path, scan: scan)
        reports[rule] = report
        return report
    }

    /// A finding at an entry of a rule.
    mutating func problem(_ finding: Finding, rule: Int, at path: [String]) -> RuleProblem {
        let report = report(rule)
        return RuleProblem(finding, file: report.file, at: report.spot(ofEntry: path))
    }

    /// A finding at the template of a message.
    mutating func problem(_ finding: Finding, rule: Int, message action: Action) -> RuleProblem {
        let report = report(rule)
        let key = report.scan.keys.first { key in
            key.call == "rule" && key.path.first == "actions" && key.path.last == "template"
                && key.via == action.message?.channel.rawValue && key.literal == action.message?.plan.template
        }
        return RuleProblem(finding, file: report.file, at: key?.value ?? report.spot(ofEntry: ["actions"]))
    }
}
