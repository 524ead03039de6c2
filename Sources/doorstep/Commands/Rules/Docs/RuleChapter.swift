import ChineseCalendar
import Lifecycle
import RuleBook
import Templates
import Workspace

/// All that the page of rules says of one of them.
struct RuleChapter {
    /// The rule.
    let rule: Rule
    /// The rule in sentences.
    let sentences: RuleSentences
    /// Its header and functions, as they are written.
    let source: RuleSource
    /// Its tests.
    let examples: [Example]
    /// Every text it uses, once, as a made-up person gets it.
    let texts: [TemplateExample]

    /// A test in words: given what, on which day, what is made, or why nothing.
    struct Example {
        let name: String
        let given: [(field: Phrase, value: Phrase)]
        let day: Day
        /// What is made; nothing for a test that does not say it yet.
        let expected: [Phrase]?
        let because: Phrase?
    }

    /// Gathers what there is to say.
    /// - Parameters:
    ///   - index: The rule, by its position in the book.
    ///   - book: The rule book.
    ///   - vocabulary: What its fields are called.
    ///   - day: The day its texts speak of.
    init(_ index: Int, of book: Book, _ vocabulary: Vocabulary, on day: Day) {
        let rule = book.rules.rules[index]
        let tests = book.rules.tests.filter { $0.rule == rule.name }
        let names = vocabulary.names(for: .journey).merging(vocabulary.names(for: rule.subject)) { $1 }
        self.rule = rule
        sentences = RuleSentences(rule, vocabulary)
        source = book.rules.source(ofRule: index)
        examples = tests.map { Example($0, of: rule, names) }
        texts = Self.templates(rule, tests).map { book.templates.example($0.kind, $0.name, rule.messageClass, on: day) }
    }

    /// The templates of a rule; of one whose function makes the actions, the messages its tests expect.
    private static func templates(_ rule: Rule, _ tests: [RuleTest]) -> [(kind: TemplateKind, name: String)] {
        var templates: [(kind: TemplateKind, name: String)] = []
        func add(_ kind: TemplateKind, _ name: String?) {
            guard let name, !templates.contains(where: { $0 == (kind, name) }) else { return }
            templates.append((kind, name))
        }
        guard case .fixed(let actions) = rule.actions else {
            for made in tests.compactMap(\.expect).joined() {
                let words = made.split(separator: " ").map(String.init)
                if let kind = words.first.flatMap(TemplateKind.init), kind != .text { add(kind, words.last) }
            }
            return templates
        }
        for action in actions {
            switch action {
            case .task(let plan):
                add(.text, plan.script)
                add(.text, plan.checklist)
            case .sms(let plan): add(.sms, plan.template)
            case .email(let plan): add(.email, plan.template)
            }
        }
        return templates
    }
}

extension RuleChapter.Example {
    fileprivate init(_ test: RuleTest, of rule: Rule, _ names: [String: Field]) {
        let called = Dictionary(names.map { ($0.value, $0.key) }) { min($0, $1) }
        name = test.name
        given = test.given.map { field, value in
            (field.phrase(named: called[field] ?? field.name), field.phrase(of: value))
        }
        day = test.on
        expected = test.expect.map { $0.map(Self.made) }
        because = test.because.map { Self.reason($0, of: rule, names) }
    }

    /// `task visit` as people say it.
    private static func made(_ summary: String) -> Phrase {
        let words = summary.split(separator: " ").map(String.init)
        guard words.count == 2, let kind = words.first, let what = words.last else {
            return Phrase(summary, zh: summary)
        }
        switch kind {
        case "task": return Phrase(summary, zh: "任务：\(TaskKind(rawValue: what)?.title.chinese ?? what)")
        case "sms": return Phrase(summary, zh: "短信：\(what)")
        case "email": return Phrase(summary, zh: "邮件：\(what)")
        default: return Phrase(summary, zh: summary)
        }
    }

    /// Why nothing is made, as tests write it.
    private static func reason(_ code: String, of rule: Rule, _ names: [String: Field]) -> Phrase {
        switch code {
        case "when" where rule.schedule.anchors.isEmpty:  // there, nobody else is even looked at
            return Phrase("not due that day, or not for them", zh: "那天没有到期，或不符合条件")
        case "when": return Phrase("not due that day", zh: "那天没有到期")
        case "empty": return Phrase("a field it asks for is empty", zh: "条件里的字段未填写")
        default:
            guard let field = names[code], Reason.named(code) == nil else { return Reason(code: code).phrase }
            return Phrase("\(code) does not match", zh: "\(field.phrase(named: code).chinese)不符合")
        }
    }
}
