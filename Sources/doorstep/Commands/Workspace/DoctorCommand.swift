import ArgumentParser
import ChineseCalendar
import Foundation
import Lifecycle
import RuleBook
import Workspace

/// `doorstep doctor`: looks for what would keep the workspace from working.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check settings, database, rules, templates and channels, and say what to do."
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "The day to look from; today unless given.", transform: parseDay)
    var on: Day?

    func run() async throws {
        var isWell = true
        func line(_ what: Phrase, _ problem: Phrase?, _ detail: String = "") {
            let language = Output.language
            Output.print("\(problem == nil ? "✓" : "✗") \(what(language))\(detail.isEmpty ? "" : " \(detail)")")
            if let problem {
                isWell = false
                Output.print("  → \(problem(language))")
            }
        }
        let workspace = try await place.open()
        line(Phrase("settings", zh: "设置"), nil, "doorstep.yaml")
        do {
            let counts = try workspace.store().counts()
            line(
                Phrase("database", zh: "数据库"),
                nil,
                Phrase(
                    "\(counts.persons) persons, \(counts.journeys) journeys",
                    zh: "客户 \(counts.persons)，旅程 \(counts.journeys)"
                )(Output.language)
            )
        } catch {
            line(Phrase("database", zh: "数据库"), Self.phrase(error))
        }
        do {
            let templates = try workspace.templates()
            let book = try workspace.ruleBook(templates)
            let problems = BookProblems(book, templates)
            let broken = problems.errors.count
            line(
                Phrase("rules and templates", zh: "规则与模板"),
                broken == 0
                    ? nil
                    : Phrase(
                        "\(broken) errors: run `doorstep rules check`",
                        zh: "\(broken) 处错误：请运行 doorstep rules check"
                    ),
                Phrase("\(book.rules.count) rules", zh: "规则 \(book.rules.count) 条")(Output.language)
            )
            note(workspace, book.rules)
        } catch {
            line(Phrase("rules and templates", zh: "规则与模板"), Self.phrase(error))
        }
        for kind in ChannelKind.allCases {
            let title = kind == .sms ? Phrase("SMS", zh: "短信") : Phrase("e-mail", zh: "邮件")
            do {
                line(title, await (try workspace.channel(kind)).probe())
            } catch {
                line(title, Self.phrase(error))
            }
        }
        if !isWell { throw ExitCode.failure }
    }

    /// Notes years whose workdays nobody has told; the program works all the same.
    private func note(_ workspace: Workspace, _ rules: [Rule]) {
        guard let workdays = try? workspace.store().workdays() else { return }  // the database has its own line
        for warning in WorkdayWarning.around(on ?? WallClock.today, workdays, rules) {
            Output.print("! \(Phrase("workdays", zh: "工作日")(Output.language))")
            Output.print("  → \(warning(Output.language))")
        }
    }

    private static func phrase(_ error: any Error) -> Phrase {
        (error as? any Explained)?.phrase ?? Phrase("\(error)", zh: "\(error)")
    }
}
