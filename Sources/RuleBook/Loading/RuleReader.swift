import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads one declared rule, entry by entry, and reports what does not fit.
struct RuleReader {
    let name: String
    let body: LuaTable
    let vocabulary: Vocabulary
    let templates: TemplateNames
    var report: FileReport

    private static let keys = FormEntries.rule.map(\.name)
    private static let steps = RuleStep.all.map(\.code)

    /// Reads the rule; nothing when a part without which there is no rule is missing or wrong.
    mutating func rule() -> Rule? {
        for key in body.named.keys.sorted() where !Self.keys.contains(key) {
            report.error(.unknownKey(key, nearest: Nearest.match(key, among: Self.keys)), at: [key], onKey: true)
        }
        if !body.list.isEmpty || body.hasStrayKeys { report.error(.unknownKey("1", nearest: nil), at: ["1"]) }
        if body["api"] != .none, body["api"].wholeNumber != 1 {
            report.error(.wrongValue(key: "api", wanted: Phrase("1", zh: " 1")), at: ["api"])
        }
        let subject = choice("per", SubjectKind.self) ?? .journey
        let names = vocabulary.names(for: subject)
        let schedule = schedule(subject)
        let actions = actions()
        let conditions = ConditionReader(names: names).conditions(body["who"], &report)
        let reads = reads(names)
        let (step, owner, late, hasCheck) = (step(), text("owner") ?? "", lateness(schedule), hasCheck())
        let messageClass = choice("class", MessageClass.self) ?? .notice
        let priority = whole("priority", -1000...1000) ?? 0
        let ifMoved = ifMoved(schedule)
        let ifUnknown = choice("if_unknown", DoubtPolicy.self) ?? .leave
        let sample = SampleReader(names: names).sample(body["sample"], &report)
        if sample != nil, subject != .journey || messageClass == .promotion || !Self.isOnce(schedule) {
            report.error(.sampleDoesNotFit, at: ["sample"], onKey: true)
        }
        if messageClass == .promotion, let channel = Self.crowded(actions) {
            report.error(.severalMessages(channel: channel), at: ["actions"])
        }
        guard let schedule, let actions, report.errors.isEmpty else { return nil }
        let rule = Rule(
            name: name,
            title: report.scan.title,
            step: step,
            owner: owner,
            subject: subject,
            schedule: schedule,
            latestAnchors: Set(vocabulary.milestones.filter(\.isLatest).map(\.name)).intersection(schedule.anchors),
            late: late,
            conditions: conditions,
            sample: sample,
            messageClass: messageClass,
            priority: priority,
            ifMoved: ifMoved,
            ifUnknown: ifUnknown,
            actions: actions,
            hasCheck: hasCheck,
            reads: reads
        )
        for (finding, path) in IdleConditions(rule).findings { report.warning(finding, at: path) }
        for spot in report.scan.unreachable { report.warning(.unreachable, at: spot) }
        return rule
    }

    private mutating func schedule(_ subject: SubjectKind) -> Schedule? {
        guard body["when"] != .none else {
            report.error(.missingKey("when"))
            return nil
        }
        return ScheduleReader(vocabulary: vocabulary).schedule(body["when"], for: subject, &report)
    }

    private mutating func ifMoved(_ schedule: Schedule?) -> MovePolicy {
        guard let policy = choice("if_moved", MovePolicy.self) else { return .keep }
        if let schedule, schedule.anchors.isEmpty {
            report.error(.movedWithoutMilestone, at: ["if_moved"], onKey: true)
        }
        return policy
    }

    private mutating func actions() -> ActionSource? {
        switch body["actions"] {
        case .none:
            report.error(.missingKey("actions"))
            return nil
        case .function: return .computed
        case let value:
            var reader = ActionReader(templates: templates, vocabulary: vocabulary)
            let actions = reader.actions(value)
            for (slip, path) in reader.slips {
                report.error(slip, at: ["actions"] + path, onKey: slip.isAboutKey)
            }
            return .fixed(actions)
        }
    }

    private mutating func lateness(_ schedule: Schedule?) -> Lateness {
        guard let table = body["late"].table else {
            if body["late"] != .none { wrongLate() } else { report.warning(.lateMissing) }
            return .days(0)
        }
        if table["__is"].text == "never" {
            switch schedule {
            case .offset, nil: break
            // What comes again each year would come for every year since the first.
            default: report.error(.endlessRepeat, at: ["late"])
            }
            return .never
        }
        guard let days = ScheduleReader.span(table)?.days else {
            wrongLate()
            return .days(0)
        }
        if days > Self.lateLimit, Self.isYearly(schedule) { report.error(.endlessRepeat, at: ["late"]) }
        return .days(days)
    }

    /// The days by which what comes each year may be late: a lunar year has 353 and more.
    private static let lateLimit = 350

    private static func isYearly(_ schedule: Schedule?) -> Bool {
        switch schedule {
        case .birthday, .anniversary, .annual: true
        case .offset, .every, .daily, nil: false
        }
    }

    private static func isOnce(_ schedule: Schedule?) -> Bool {
        if case .offset = schedule { true } else { schedule == nil }
    }

    /// The channel by which a promotion would send more than one message to a person, if there is one.
    private static func crowded(_ actions: ActionSource?) -> String? {
        guard case .fixed(let list) = actions else { return nil }
        return ChannelKind.allCases.first { channel in
            list.filter { $0.message?.channel == channel && $0.message?.plan.isFallback == false }.count > 1
        }?.rawValue
    }

    private mutating func wrongLate() {
        report.error(
            .wrongValue(
                key: "late",
                wanted: Phrase("days(n), weeks(n) or never", zh: " days(天数)、weeks(周数) 或 never")
            ),
            at: ["late"]
        )
    }

    private mutating func hasCheck() -> Bool {
        switch body["check"] {
        case .none: return false
        case .function: return true
        default:
            report.error(.wrongValue(key: "check", wanted: Phrase("a function", zh: "函数")), at: ["check"])
            return false
        }
    }

    private mutating func step() -> String {
        let written = body["step"].text ?? body["step"].wholeNumber.map(String.init)
        if body["step"] == .none { return "" }
        guard let written, Self.steps.contains(written) else {
            report.error(
                .notAChoice(key: "step", choices: Self.steps.joined(separator: ", "), nearest: nil),
                at: ["step"]
            )
            return ""
        }
        return written
    }
}

extension RuleReader {
    /// The fields that the rule's functions read; all of them when a function uses its subject as a whole.
    private mutating func reads(_ names: [String: Field]) -> [(name: String, field: Field)] {
        var wanted: Set<String> = []
        let functions = ["check", "actions"].filter { if case .function = body[$0] { true } else { false } }
        let described = Set(report.scan.functions.filter { $0.call == "rule" }.map(\.key))
        if !described.isSuperset(of: functions) { wanted.formUnion(names.keys) }  // a function from elsewhere
        for function in report.scan.functions where function.call == "rule" {
            guard function.key == "check" || function.key == "actions" else { continue }
            if function.escapes { wanted.formUnion(names.keys) }
            for read in function.reads {
                if names[read.name] != nil {
                    wanted.insert(read.name)
                } else if names.keys.contains(where: { $0.hasPrefix(read.name + ".") }) {
                    wanted.formUnion(names.keys.filter { $0.hasPrefix(read.name + ".") })
                } else {
                    report.error(
                        .unknownField(read.name, nearest: Nearest.match(read.name, among: names.keys.sorted())),
                        at: read.spot
                    )
                }
            }
        }
        return wanted.sorted().compactMap { name in names[name].map { (name, $0) } }
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        _ type: Choice.Type
    ) -> Choice? {
        guard body[key] != .none else { return nil }
        if let text = body[key].text, let value = Choice(rawValue: text) { return value }
        let choices = Choice.allCases.map(\.rawValue)
        let nearest = body[key].text.flatMap { Nearest.match($0, among: choices) }
        report.error(.notAChoice(key: key, choices: choices.joined(separator: ", "), nearest: nearest), at: [key])
        return nil
    }

    private mutating func text(_ key: String) -> String? {
        guard body[key] != .none else { return nil }
        guard let text = body[key].text else {
            report.error(.wrongValue(key: key, wanted: Phrase("a text in quotes", zh: "带引号的文字")), at: [key])
            return nil
        }
        return text
    }

    private mutating func whole(_ key: String, _ range: ClosedRange<Int>) -> Int? {
        guard body[key] != .none else { return nil }
        guard let number = body[key].wholeNumber, range.contains(number) else {
            let wanted = "\(range.lowerBound)…\(range.upperBound)"
            report.error(
                .wrongValue(key: key, wanted: Phrase("a whole number \(wanted)", zh: "整数 \(wanted)")),
                at: [key]
            )
            return nil
        }
        return number
    }
}
