import ChineseCalendar
import Engine
import Lifecycle
import Workspace

/// Puts a rule book to use: once it has no error, all its tests pass, and whoever does it has seen what changes.
struct BookActivation {
    let workspace: Workspace
    let store: any Store
    /// Who does it, and why.
    let author: String
    let message: String
    /// The days over which it is compared with the rule book in use.
    let days: ClosedRange<Day>
    /// How many people whoever does it says are concerned.
    let people: Int?
    /// Whether nothing but the result is printed.
    let isQuiet: Bool

    /// Puts a rule book to use.
    /// - Returns: What was done; nothing when the rule book is in use already.
    /// - Throws: ``ActivationRefusal``, or the store's error: then the rule book in use stays.
    func run(_ book: Book) throws -> Done? {
        let active = try store.activeRevision()
        guard active?.hash != book.revision.hash else { return nil }
        try check(book)
        try test(book)
        var people = 0
        var difference: BookDifference?
        if let old = active.map(workspace.book) {
            let impact = try BookComparison(workspace: workspace, store: store, old: old, new: book).run(days)
            if !isQuiet { Output.print(impact.text(Output.language)) }
            people = impact.people
            difference = BookDifference(from: old, to: book)
            try confirm(people)
        }
        let activation = Activation(
            revision: book.revision.hash,
            author: author,
            message: message,
            moment: WallClock.moment
        )
        guard try store.activate(book.revision, activation, replacing: active?.hash) else {
            let other = try store.activeHash() ?? ""
            throw WorkspaceError.activatedMeanwhile(String(other.prefix(12)))
        }
        return Done(activation, replaced: active, people: people, difference)
    }

    private func check(_ book: Book) throws {
        let errors = BookProblems(book).errors
        guard !errors.isEmpty else { return }
        for problem in errors { Output.warn(ProblemView.text(problem, book.revision, Output.language)) }
        throw ActivationRefusal.errors(errors.count)
    }

    private func test(_ book: Book) throws {
        let failed = try book.test(workspace.vocabulary).filter { $0.isFailure }
        guard !failed.isEmpty else { return }
        for result in failed { Output.warn(RuleTestView.text(result, Output.language)) }
        throw ActivationRefusal.failedTests(failed.count)
    }

    /// Has the number of people said by whoever is about to reach more of them than the settings allow unasked.
    private func confirm(_ concerned: Int) throws {
        guard concerned > workspace.settings.activationLimit || people != nil else { return }
        let answer =
            people.map(Question.Answer.number)
            ?? Question.number(
                Phrase(
                    "\(concerned) people are concerned. Type their number to put this rule book to use:",
                    zh: "共涉及 \(concerned) 人。请输入人数以确认启用："
                )
            )
        switch answer {
        case .number(concerned): return
        case .number(let said): throw ActivationRefusal.otherNumber(said: said, concerned)
        case .noNumber: throw ActivationRefusal.noNumber(concerned)
        case nil: throw ActivationRefusal.unconfirmed(concerned)
        }
    }

    /// A rule book that was put to use.
    struct Done: Encodable {
        let revision: String
        let replaced: String?
        let author: String
        let message: String
        let people: Int
        let rules: [String]
        let templates: [String]

        init(_ activation: Activation, replaced: Revision?, people: Int, _ difference: BookDifference?) {
            revision = activation.revision
            self.replaced = replaced?.hash
            author = activation.author
            message = activation.message
            self.people = people
            rules = difference?.rules.sorted() ?? []
            templates = difference?.templates.sorted() ?? []
        }

        var phrase: Phrase {
            let (new, old) = (revision.prefix(12), replaced?.prefix(12))
            guard let old else {
                return Phrase("rule book \(new) is in use", zh: "已启用规则册 \(new)")
            }
            return Phrase(
                "rule book \(new) is in use; back to \(old) with `doorstep rules rollback \(old)`",
                zh: "已启用规则册 \(new)；要退回 \(old) 请用 doorstep rules rollback \(old)"
            )
        }
    }
}
