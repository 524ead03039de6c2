import ChineseCalendar
import Lifecycle
import LuaHost

/// Values of Lua as people read them: the words of the rule language as sentences, everything else as it is written.
struct ValueWords {
    let kind: SubjectKind
    let vocabulary: Vocabulary
    let templates: TemplateNames
    /// Whether a text stands in the question; others may come from a record, and no message shows them.
    let isWritten: (String) -> Bool

    /// A word of the rule language that cannot be used as it stands.
    struct Fault: Error {
        let number: CatalogueNumber
        let message: Phrase
    }

    /// The value in words.
    func words(_ value: LuaValue) -> Result<Phrase, Fault> {
        guard let table = value.table, let word = table["__is"].text else { return .success(Self.plain(value)) }
        switch word {
        case "span":
            return .success(ScheduleReader.span(table)?.phrase ?? Self.plain(value))
        case "offset", "every", "yearly", "date", "holiday", "solar_term", "daily": return schedule(value)
        case "task", "sms", "email", "either": return actions(value)
        case "never": return .success(Lateness.never.phrase)
        case "nothing": return .success(Phrase("nothing is made", zh: "什么也不做"))
        default: return .success(Self.test(table, word)?.phrase() ?? Self.plain(value))
        }
    }

    /// A schedule for these subjects, or for others if it fits those.
    private func schedule(_ value: LuaValue) -> Result<Phrase, Fault> {
        var problem: RuleProblem?
        for kind in [kind] + SubjectKind.allCases {
            var report = FileReport(file: "", scan: LuaScan(source: [], file: "", globals: RuleWords.known))
            if let schedule = ScheduleReader(vocabulary: vocabulary).schedule(value, for: kind, &report) {
                return .success(schedule.phrase(for: kind, vocabulary))
            }
            problem = problem ?? report.errors.first
        }
        guard let problem else { return .success(Self.plain(value)) }
        return .failure(fault(problem.number, problem.message, in: value))
    }

    /// A fault that names nothing but what was typed.
    private func fault(_ number: CatalogueNumber, _ message: Phrase, in value: LuaValue) -> Fault {
        guard !value.texts.allSatisfy(isWritten) else { return Fault(number: number, message: message) }
        return Fault(number: number, message: Phrase("a name put together here is not known", zh: "没有这里拼出的名称"))
    }

    private func actions(_ value: LuaValue) -> Result<Phrase, Fault> {
        var list = LuaTable()
        list.list = [value]
        var reader = ActionReader(templates: templates, vocabulary: vocabulary)
        let actions = reader.actions(.table(list))
        if let slip = reader.slips.first?.slip { return .failure(fault(slip.number, slip.message, in: value)) }
        return .success(actions.map { $0.phrase(vocabulary) }.joined("; ", zh: "；"))
    }

    /// A comparison of `who`; nothing where its values are none that fields hold.
    private static func test(_ table: LuaTable, _ word: String) -> Condition.Test? {
        func value(_ key: String) -> FieldValue? { fieldValue(table[key]) }
        let listed = table["values"].table?.list ?? []
        let values = listed.compactMap(fieldValue)
        switch word {
        case "one_of", "except":
            guard values.count == listed.count else { return nil }
            return word == "one_of" ? .oneOf(values) : .except(values)
        case "at_least": return value("value").map(Condition.Test.atLeast)
        case "at_most": return value("value").map(Condition.Test.atMost)
        case "between":
            guard let low = value("low"), let high = value("high") else { return nil }
            return .between(low, high)
        case "older_than": return table["span"].table.flatMap(ScheduleReader.span).map(Condition.Test.olderThan)
        case "set": return .set
        case "unset": return .unset
        default: return nil
        }
    }

    private static func fieldValue(_ value: LuaValue) -> FieldValue? {
        switch value {
        case .boolean(let truth): .boolean(truth)
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .text(let text, _): .text(text)
        case .none, .table, .function: nil
        }
    }

    /// The value as Lua would have it written.
    static func plain(_ value: LuaValue) -> Phrase {
        guard value == .none else {
            let text = written(value)
            return Phrase(text, zh: text)
        }
        return Phrase("nil (empty)", zh: "nil（空）")
    }

    private static func written(_ value: LuaValue) -> String {
        switch value {
        case .none: return "nil"
        case .boolean(let truth): return "\(truth)"
        case .integer(let integer): return "\(integer)"
        case .number(let number): return "\(number)"
        case .text(let text, _): return text.debugDescription
        case .function: return "function"
        case .table(let table):
            let named = table.named.sorted { $0.key < $1.key }.map { "\($0) = \(written($1))" }
            let entries = table.list.map(written) + named + (table.hasStrayKeys ? ["…"] : [])
            return entries.isEmpty ? "{}" : "{ \(entries.joined(separator: ", ")) }"
        }
    }
}

extension LuaValue {
    /// Every text in it, without the marks of the rule language's own words.
    fileprivate var texts: [String] {
        switch self {
        case .text(let text, _): [text]
        case .table(let table):
            table.list.flatMap(\.texts)
                + table.named.filter { $0.key != "__is" && $0.key != "unit" }.flatMap { $1.texts }
        default: []
        }
    }
}
