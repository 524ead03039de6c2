import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads a list of actions, from a rule's table or from what its `actions` function returned.
struct ActionReader {
    /// The most actions of one occurrence.
    static let limit = 16
    /// The most characters of a task's title.
    private static let titleLimit = 120

    let templates: TemplateNames
    let vocabulary: Vocabulary
    /// What is wrong, with the path of the entry at fault.
    private(set) var slips: [(slip: BookSlip, path: [String])] = []

    init(templates: TemplateNames, vocabulary: Vocabulary) {
        self.templates = templates
        self.vocabulary = vocabulary
    }

    mutating func actions(_ value: LuaValue) -> [Action] {
        guard let table = value.table, table.named.isEmpty, !table.hasStrayKeys else {
            slip(
                .wrongValue(
                    key: "actions",
                    wanted: Phrase("a list { task { … }, sms { … } }", zh: "列表 { task { … }, sms { … } }")
                ),
                []
            )
            return []
        }
        guard table.list.count <= Self.limit else {
            slip(.tooManyActions(limit: Self.limit), [])
            return []
        }
        return table.list.enumerated().flatMap { place, value in
            let path = ["\(place + 1)"]
            return value.table?["__is"].text == "either" ? either(value, path) : action(value, path).map { [$0] } ?? []
        }
    }

    /// Messages of which the first possible one is made.
    private mutating func either(_ value: LuaValue, _ path: [String]) -> [Action] {
        let list = value.table?["list"].table?.list ?? []
        let actions = list.enumerated().compactMap { action($1, path + ["\($0 + 1)"]) }
        guard actions.count == list.count, actions.count > 1, actions.allSatisfy({ $0.message != nil }) else {
            let wanted = Phrase(
                "two or more messages: either { sms { … }, email { … } }",
                zh: "两条以上短信或邮件：either { sms { … }, email { … } }"
            )
            if actions.count == list.count { slip(.wrongValue(key: "either", wanted: wanted), path) }
            return []
        }
        return actions.enumerated().map { place, action in
            switch action {
            case .sms(var plan):
                plan.isFallback = place > 0
                return .sms(plan)
            case .email(var plan):
                plan.isFallback = place > 0
                return .email(plan)
            case .task: return action
            }
        }
    }

    private mutating func action(_ value: LuaValue, _ path: [String]) -> Action? {
        guard let table = value.table else {
            slip(
                .wrongValue(
                    key: "actions",
                    wanted: Phrase("task { … }, sms { … } or email { … }", zh: " task { … }、sms { … } 或 email { … }")
                ),
                path
            )
            return nil
        }
        switch table["__is"].text {
        case "task": return task(table, path).map(Action.task)
        case "sms": return message(table, templates.sms, "sms", path).map(Action.sms)
        case "email": return message(table, templates.email, "email", path).map(Action.email)
        default:
            slip(
                .wrongValue(
                    key: "actions",
                    wanted: Phrase("task { … }, sms { … } or email { … }", zh: " task { … }、sms { … } 或 email { … }")
                ),
                path
            )
            return nil
        }
    }

    private mutating func task(_ table: LuaTable, _ path: [String]) -> TaskPlan? {
        checkKeys(table, FormEntries.task, path)
        let kinds = TaskKind.allCases.map(\.rawValue)
        let kind = table["kind"].text.flatMap(TaskKind.init)
        if kind == nil {
            let nearest = table["kind"].text.flatMap { Nearest.match($0, among: kinds) }
            slip(.notAChoice(key: "kind", choices: kinds.joined(separator: ", "), nearest: nearest), path + ["kind"])
        }
        let title = table["title"].text ?? ""
        if title.isEmpty || title.count > Self.titleLimit {
            slip(
                .wrongValue(
                    key: "title",
                    wanted: Phrase("a text of 1 to \(Self.titleLimit) characters", zh: " 1 到 \(Self.titleLimit) 个字的文字")
                ),
                path + ["title"]
            )
        } else if title.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            slip(.controlCharacter(key: "title"), path + ["title"])
        }
        let within = table["within"].table.flatMap(ScheduleReader.span)
        if within == nil, table["within"] != .none {
            slip(
                .wrongValue(key: "within", wanted: Phrase("days(n) or workdays(n)", zh: " days(天数) 或 workdays(工作日数)")),
                path + ["within"]
            )
        }
        let checklist = name(table, "checklist", templates.text, path)
        let script = name(table, "script", templates.text, path)
        guard let kind else { return nil }
        return TaskPlan(
            kind: kind,
            title: title,
            within: within ?? CalendarSpan(7, .days),
            checklist: checklist,
            script: script
        )
    }

    private mutating func message(
        _ table: LuaTable,
        _ known: Set<String>,
        _ kind: String,
        _ path: [String]
    ) -> MessagePlan? {
        checkKeys(table, FormEntries.message, path)
        guard let template = table["template"].text else {
            slip(.missingKey("template"), path)
            return nil
        }
        if !known.contains(template) {
            slip(
                .unknownTemplate(template, kind: kind, nearest: Nearest.match(template, among: known.sorted())),
                path + ["template"]
            )
        }
        return MessagePlan(template: template, date: date(table["date"], path + ["date"]))
    }

    private mutating func date(_ value: LuaValue, _ path: [String]) -> DatePlan? {
        guard value != .none else { return nil }
        guard let table = value.table, table["__is"].text == "offset", let span = ScheduleReader.distance(table),
            let anchors = table["anchors"].table?.list.compactMap(\.text), !anchors.isEmpty
        else {
            slip(
                .wrongValue(
                    key: "date",
                    wanted: Phrase("such as months(24):after \"handover\"", zh: "如 months(24):after \"handover\" 的写法")
                ),
                path
            )
            return nil
        }
        let known = vocabulary.milestones.map(\.name)
        for anchor in anchors where !known.contains(anchor) {
            slip(.unknownMilestone(anchor, nearest: Nearest.match(anchor, among: known)), path)
        }
        return DatePlan(span: span, anchors: anchors)
    }

    private mutating func name(_ table: LuaTable, _ key: String, _ known: Set<String>, _ path: [String]) -> String? {
        guard table[key] != .none else { return nil }
        guard let name = table[key].text, known.contains(name) else {
            let written = table[key].text ?? table[key].typeName
            slip(
                .unknownTemplate(written, kind: key, nearest: Nearest.match(written, among: known.sorted())),
                path + [key]
            )
            return nil
        }
        return name
    }

    private mutating func checkKeys(_ table: LuaTable, _ entries: [FormEntry], _ path: [String]) {
        let keys = entries.map(\.name)
        for key in table.named.keys.sorted() where key != "__is" && !keys.contains(key) {
            slip(.unknownKey(key, nearest: Nearest.match(key, among: keys)), path + [key])
        }
        if !table.list.isEmpty || table.hasStrayKeys { slip(.unknownKey("1", nearest: nil), path + ["1"]) }
    }

    private mutating func slip(_ slip: BookSlip, _ path: [String]) { slips.append((slip, path)) }
}
