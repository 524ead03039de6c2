import ArgumentParser
import ChineseCalendar
import Engine
import Lifecycle
import RuleBook
import Workspace

/// `doorstep explain`: why a rule does something for somebody, or why not.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a rule does something for somebody on a day, or why not, and what would change that.",
        discussion: """
            Computed from the facts and the rule book in use on demand. Whether another promotion of the same day leaves room, \
            or a sample chooses the household, is not asked.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The rule.")
    var rule: String?

    @Argument(help: "Whom it is about: a record's number, a customer number, a contract, or a project's code.")
    var subject: String?

    @Option(help: "Everything about one person, by all rules: a customer number, or a record's number.")
    var person: String?

    @Option(
        help: "The day of the sweep; today unless given. A past day is judged by what was known then.",
        transform: parseDay
    )
    var on: Day?

    @Flag(help: "Ask the files in Rules and Templates, not the rule book in use.")
    var working = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        let isPerson = person != nil && rule == nil
        guard isPerson || (person == nil && rule != nil && subject != nil) else {
            throw ValidationError(
                Phrase(
                    "name a rule and whom it is about, or a person with --person",
                    zh: "请写规则和对象，或用 --person 指定客户"
                )(Output.language)
            )
        }
    }

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let book = try working ? workspace.workingBook().rules : workspace.bookInUse(store).rules
        for problem in book.errors { Output.warn(ProblemView.text(problem, book.revision, Output.language)) }
        let today = WallClock.today
        let day = on ?? today
        let explainer = try Explainer(
            store: store,
            rules: book,
            settings: workspace.sweepSettings,
            on: day,
            knownOn: day < today ? day : nil
        )
        if let person {
            guard let id = try store.subject(person, of: .person) else {
                throw SubjectError(name: person, kind: .person)
            }
            let explanations = try explainer.explainAll(for: id)
            guard !explanations.isEmpty || book.rules.isEmpty else {
                throw SubjectError(name: person, kind: .person, unknownOn: day)
            }
            let view = OutlookView(explanations, of: id, on: day)
            if json { try Output.json(view) } else { Output.print(view.text(Output.language)) }
        } else {
            let view = try explanation(explainer, book, store)
            if json { try Output.json(view) } else { Output.print(view.text(Output.language, workspace.vocabulary)) }
        }
    }

    private func explanation(
        _ explainer: Explainer,
        _ book: LoadedRuleBook,
        _ store: any Store
    ) throws -> ExplanationView {
        let (rule, subject) = (rule ?? "", subject ?? "")
        guard let index = book.rules.firstIndex(where: { $0.name == rule }) else {
            throw NameError(name: rule, nearest: Nearest.match(rule, among: book.rules.map(\.name)))
        }
        let kind = book.rules[index].subject
        guard let id = try store.subject(subject, of: kind) else { throw SubjectError(name: subject, kind: kind) }
        guard let explanation = try explainer.explain(index, for: id) else {
            throw SubjectError(name: subject, kind: kind, unknownOn: explainer.day)
        }
        return ExplanationView(explanation, source: book.lines(of: index))
    }
}

/// A subject that is not there.
struct SubjectError: Explained {
    let name: String
    let kind: SubjectKind
    /// A day on which nobody knew of it, if it is there now.
    var unknownOn: Day?

    var phrase: Phrase {
        if let unknownOn {
            return Phrase(
                "nothing was known of \(name) on \(unknownOn) yet: it was imported later",
                zh: "\(unknownOn) 那天还没有 \(name) 的资料：是后来才导入的"
            )
        }
        return switch kind {
        case .person:
            Phrase(
                "there is no person \(name): give a customer number, or a number of `doorstep outbox list --json`",
                zh: "没有客户 \(name)：请写客户编号，或 doorstep outbox list --json 中的 person"
            )
        case .journey:
            Phrase(
                "there is no journey \(name): give a contract, a customer number, or a number of `doorstep tasks list --json`",
                zh: "没有客户旅程 \(name)：请写合同编号、客户编号，或 doorstep tasks list --json 中的 journey"
            )
        case .project:
            Phrase(
                "there is no project \(name): give a code of `doorstep project list`",
                zh: "没有项目 \(name)：请写 doorstep project list 中的编号"
            )
        }
    }
}
