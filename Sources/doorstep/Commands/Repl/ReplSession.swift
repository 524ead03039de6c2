import ChineseCalendar
import Lifecycle
import RuleBook

/// A row of questions: whom they are asked of, and as of which day.
struct ReplSession {
    let console: RuleConsole
    let vocabulary: Vocabulary
    /// Where facts are read; nothing without a database.
    let store: (any SweepStore & ExplainStore)?
    /// The day on which it is asked: facts of days before it are read as they were known then.
    let today: Day
    private(set) var day: Day
    private(set) var kind = SubjectKind.journey
    private(set) var subject: SubjectID?

    /// What comes of a line.
    enum Reply: Hashable {
        /// An answer; empty when there is nothing to say.
        case said(String)
        /// Why there is none, with what was printed on the way.
        case refused(String, printed: String = "")
        /// Nobody asks any more.
        case ended
    }

    init(
        console: RuleConsole,
        vocabulary: Vocabulary,
        store: (any SweepStore & ExplainStore)?,
        today: Day,
        day: Day
    ) {
        (self.console, self.vocabulary, self.store, self.today, self.day) = (console, vocabulary, store, today, day)
    }

    /// What stands before the next line.
    var prompt: String { "\(subject?.description ?? kind.rawValue) \(day)> " }

    /// Asks of another subject from now on.
    /// - Throws: ``SubjectError`` when there is no such subject, ``ReplFault/noBase`` when there are none at all.
    mutating func choose(_ name: String, _ kind: SubjectKind) throws {
        guard let store else { throw ReplFault.noBase }
        guard let found = try store.subject(name, of: kind) else { throw SubjectError(name: name, kind: kind) }
        (self.kind, subject) = (kind, found)
    }

    /// Answers a line.
    mutating func take(_ line: String, _ language: Language) -> Reply {
        let text = line.trimmingPrefix { $0.isWhitespace }
        guard !text.isEmpty else { return .said("") }
        do {
            guard text.hasPrefix(":") else { return try answer(String(text), language) }
            return try follow(text.dropFirst().split(separator: " ", maxSplits: 1).map(String.init), language)
        } catch {
            guard let fault = error as? any Explained else { return .refused("\(error)") }
            return .refused(fault.phrase(language))
        }
    }

    private mutating func follow(_ words: [String], _ language: Language) throws -> Reply {
        let rest = words.count > 1 ? words[1].filter { !$0.isWhitespace } : ""
        switch (words.first, rest) {
        case ("quit", ""): return .ended
        case ("help", ""): return .said(Self.help(language))
        case ("fields", ""): return .said(try fields(language))
        case ("on", _):
            guard let day = Day(iso: rest) else { throw ReplFault.day(rest) }
            self.day = day
        case ("subject", let name) where !name.isEmpty: try choose(name, .journey)
        case ("person", let name) where !name.isEmpty: try choose(name, .person)
        case ("project", let name) where !name.isEmpty: try choose(name, .project)
        default: throw ReplFault.command(words.first ?? "")
        }
        return .said("")
    }

    private func answer(_ text: String, _ language: Language) throws -> Reply {
        let question: RuleQuestion
        do throws(QuestionFault) {
            question = try console.question(text, about: kind)
        } catch {
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
            return .refused(error.problems.map { ProblemView.text($0, lines, language) }.joined(separator: "\n"))
        }
        let answer = question.answer(from: try values(of: question.rule), on: day)
        switch answer.outcome {
        case .value(let words): return .said(answer.printed + words(language))
        case .failure(let failure):
            let place =
                failure.line == 0
                ? "" : Phrase("line \(failure.line): ", zh: "第 \(failure.line) 行：")(language)
            return .refused("\(failure.code) \(place)\(failure.phrase(language))", printed: answer.printed)
        }
    }

    /// What the subject has in the fields a rule reads.
    private func values(of rule: Rule) throws -> [FieldValue?] {
        guard !rule.reads.isEmpty else { return [] }
        guard let store else { throw ReplFault.noBase }
        guard let subject else { throw ReplFault.noSubject }
        // A reader holds its snapshot, so each question has its own.
        let reader = try store.planReader(about: subject, knownOn: day < today ? day : nil)
        guard let facts = try reader.facts(rule, of: subject, on: day) else {
            throw SubjectError(name: "\(subject.record)", kind: subject.kind)
        }
        return facts.reads
    }

    /// All fields by name, with what the subject has.
    private func fields(_ language: Language) throws -> String {
        let names = vocabulary.names(for: kind).sorted { $0.key < $1.key }
        let rule = Rule(
            name: "fields",
            subject: kind,
            schedule: .daily(.once),
            actions: .computed,
            reads: names.map { ($0.key, $0.value) }
        )
        let values = subject == nil ? names.map { _ in nil } : try values(of: rule)
        var table = TextTable()
        for ((name, field), value) in zip(names, values) {
            table.add([name, field.title, value.map { field.phrase(of: $0)(language) } ?? ""])
        }
        return table.text
    }

    private static func help(_ language: Language) -> String {
        Phrase(
            """
            an expression or statements as in a rule's check: j.status, home.area > 90, days_since(j.signing)
            :subject ID     asks of a journey: its number, a contract or a customer number
            :person ID      asks of a person
            :project CODE   asks of a project
            :on DAY         asks as of a day, such as 2026-04-30
            :fields         lists the fields with their values
            :quit           ends, as the end of the input does
            A line that ends in \\ goes on with the next one.
            """,
            zh: """
                直接输入规则 check 里那样的式子或语句：j.status、home.area > 90、days_since(j.signing)
                :subject 编号   换一户：旅程编号、合同编号或客户编号
                :person 编号    换成一位客户
                :project 编号   换成一个项目
                :on 日子        换一天，如 2026-04-30
                :fields         列出全部字段和它们的值
                :quit           结束；输入完了也会结束
                一行写不下时，行末加 \\，接着写下一行。
                """
        )(language)
    }
}

/// Why a line cannot be followed.
enum ReplFault: Explained {
    /// There is no database.
    case noBase
    /// Nobody was chosen.
    case noSubject
    /// There is no such command.
    case command(String)
    /// That is no day.
    case day(String)

    var phrase: Phrase {
        switch self {
        case .noBase:
            Phrase(
                "there is no database yet, so there is nobody to ask of: run `doorstep import` first",
                zh: "还没有数据库，没有可查的对象：请先运行 doorstep import"
            )
        case .noSubject:
            Phrase(
                "this asks for a field, and nobody was chosen: `:subject ID`, `:person ID` or `:project CODE`",
                zh: "这里用到了字段，但还没有选对象：请先用 :subject、:person 或 :project 选一个"
            )
        case .command(let name): Phrase("there is no command :\(name), see `:help`", zh: "没有命令 :\(name)，请看 :help")
        case .day(let text):
            Phrase("\(text) is not a day: write it as 2026-04-30", zh: "\(text) 不是有效日期：请写成 2026-04-30 的样子")
        }
    }
}
