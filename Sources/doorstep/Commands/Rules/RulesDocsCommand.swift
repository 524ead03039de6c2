import ArgumentParser
import ChineseCalendar
import Foundation
import Lifecycle
import RuleBook
import Workspace

/// `doorstep rules docs`: see its abstract.
struct RulesDocsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write a web page that says all rules in words: when, for whom, what, with examples and texts.",
        discussion: """
            Of the rule book in use, or with --working of the files. One file that needs nothing besides itself, for the screen and for paper. What each rule did and will do is \
            counted from the database; without one the page has no counts. Nothing else is written.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "The file; rules.html in the workspace unless given.")
    var to: String?

    @Option(help: "How many days to count before and from the day on, 1 to 366.")
    var days = 30

    @Flag(help: "Say what stands in Rules and Templates, in use or not.")
    var working = false

    @Option(help: "The day it is made for; today unless given.", transform: parseDay)
    var on: Day?

    func validate() throws {
        guard !(1...366).contains(days) else { return }
        throw ValidationError(Phrase("--days is 1 to 366", zh: "--days 应为 1 到 366")(Output.language))
    }

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.storeForReading()
        let book = try working ? workspace.workingBook() : store.map(workspace.bookInUse) ?? workspace.workingBook()
        for problem in book.rules.errors { Output.warn(ProblemView.text(problem, book.revision, Output.language)) }
        let day = on ?? WallClock.today
        let chapters = book.rules.rules.indices.map { RuleChapter($0, of: book, workspace.vocabulary, on: day) }
        let page = RulePage(
            day: day,
            revision: book.rules.revision.hash,
            chapters: chapters,
            volumes: try volumes(workspace, store, book.rules, day),
            faultyFiles: Set(book.rules.errors.map(\.file)).sorted(),
            language: Output.language
        )
        let path = to ?? "\(workspace.path)/rules.html"
        try Output.write(page.html, to: path)
        Output.say("\(chapters.count) rules written to \(path)", zh: "已写入 \(path)：共 \(chapters.count) 条规则")
        if !book.rules.errors.isEmpty { throw ExitStatus.partly }
    }

    private func volumes(
        _ workspace: Workspace,
        _ store: (any Store)?,
        _ book: LoadedRuleBook,
        _ day: Day
    ) throws -> RuleVolumes? {
        guard let store else { return nil }
        let bar = ProgressBar(Phrase("counting", zh: "统计")(Output.language))
        defer { bar.end() }
        return try RuleVolumes(
            store,
            book,
            around: day,
            days: days,
            settings: workspace.sweepSettings,
            progress: bar.show
        )
    }
}
