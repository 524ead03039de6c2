package import Lifecycle

extension LoadedRuleBook {
    /// Looks for fields that rules read and nobody ever told: rules that wait for what does not come.
    /// - Parameter imported: The fields that have come.
    /// - Returns: A warning for each field and rule, where it is read first.
    package func findings(besides imported: Set<FieldName>) -> [RuleProblem] {
        var places = RulePlaces(self)
        return rules.indices.filter { rules[$0].readsMore(than: imported) }.flatMap { rule in
            NeverImported(rules[rule], places.report(rule), context.vocabulary, imported).problems
        }
    }
}

extension Rule {
    /// Whether there is any use in looking where it reads what: looking at a file's text takes its time.
    fileprivate func readsMore(than imported: Set<FieldName>) -> Bool {
        let fields = (conditions + (sample?.prefer ?? [])).map(\.field) + reads.map(\.field)
        let isBirthday = if case .birthday = schedule { true } else { false }
        return isBirthday || fields.contains { !$0.isKnown(imported) }
            || schedule.anchors.contains { !imported.contains(FieldName(.milestone, $0)) }
    }
}

/// The fields that one rule reads and nobody ever told, each where it is read first.
private struct NeverImported {
    private let rule: Rule
    private let report: FileReport
    private let fields: [String: Field]
    private let milestones: [Field]
    private let imported: Set<FieldName>

    init(_ rule: Rule, _ report: FileReport, _ vocabulary: Vocabulary, _ imported: Set<FieldName>) {
        self.rule = rule
        self.report = report
        fields = vocabulary.names(for: rule.subject)
        milestones = vocabulary.milestones
        self.imported = imported
    }

    var problems: [RuleProblem] {
        var known: Set<String> = []
        return (due + conditions + reads).filter { !$0.field.isKnown(imported) }
            .filter { known.insert($0.name).inserted }
            .map { RuleProblem(.neverImported($0.name, title: $0.field.title), file: report.file, at: $0.spot) }
    }

    private typealias Place = (name: String, field: Field, spot: SourceSpot)

    /// The milestone by which it is due, if not even the one that stands in for it has come.
    private var due: [Place] {
        let when = report.spot(ofEntry: ["when"])
        if case .birthday = rule.schedule {
            return fields["birthday"].map { [("birthday", $0, when)] } ?? []
        }
        let anchors = rule.schedule.anchors
        guard let first = anchors.first, let field = milestones.first(where: { $0.name == first }),
            !anchors.contains(where: { imported.contains(FieldName(.milestone, $0)) })
        else { return [] }
        return [(first, field, report.spot(ofArgument: first, below: "when") ?? when)]
    }

    private var conditions: [Place] {
        let prefer = rule.sample?.prefer ?? []
        return rule.conditions.map { ($0.name, $0.field, report.spot(ofEntry: ["who", $0.name])) }
            + prefer.map { ($0.name, $0.field, report.spot(ofEntry: ["sample", "prefer", $0.name])) }
    }

    private var reads: [Place] {
        report.scan.functions.filter { $0.call == "rule" && ["check", "actions"].contains($0.key) }.flatMap {
            function in
            function.reads.compactMap { read in fields[read.name].map { (read.name, $0, read.spot) } }
        }
    }
}

extension Field {
    /// Whether it is among what has come, follows from it, or has a value that the law gives it.
    fileprivate func isKnown(_ imported: Set<FieldName>) -> Bool {
        switch (record, name) {
        case (.holding, "homes"): imported.contains(FieldName(.journey, "status"))
        case (.holding, "safety_notice"): imported.contains(FieldName(.project, "safety_notice"))
        case (.project, "pipe_warranty_months"): true
        // Every finished visit and call tells these.
        case (.journey, "last_visit"), (.milestone, "last_contact"): true
        default: imported.contains(FieldName(record, name))
        }
    }
}
