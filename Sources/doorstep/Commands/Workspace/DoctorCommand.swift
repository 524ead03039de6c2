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
            let working = try workspace.workingBook()
            let book = working.rules
            let broken = BookProblems(working).errors.count
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
            noteRevision(workspace, book.revision)
        } catch {
            line(Phrase("rules and templates", zh: "规则与模板"), Self.phrase(error))
        }
        for kind in ChannelKind.allCases {
            let title = kind.title
            do {
                line(title, await (try workspace.channel(kind)).probe())
            } catch {
                line(title, Self.phrase(error))
            }
        }
        noteHome(workspace)
        noteDelivery(workspace)
        if !isWell { throw ExitCode.failure }
    }

    /// Notes that this is a copy; looking into a backup is no fault.
    private func noteHome(_ workspace: Workspace) {
        guard let store = try? workspace.store() else { return }  // the database has its own line
        do {
            try workspace.checkHome(store)
        } catch {
            Output.print("! \(Phrase("sending", zh: "发送")(Output.language))")
            Output.print("  → \(Self.phrase(error)(Output.language))")
        }
    }

    /// Notes what people have to decide, and what receivers blame on us.
    private func noteDelivery(_ workspace: Workspace) {
        guard let store = try? workspace.store(), let counts = try? store.stateCounts() else { return }
        var review = OutboxFilter()
        (review.onReview, review.limit) = (true, 1000)
        let reviewed = (try? store.messages(review).count) ?? 0
        let alarms = (try? store.alarms(since: WallClock.moment - 7 * 86_400)) ?? [:]
        let notes: [(count: Int, phrase: (Int) -> Phrase)] = [
            (
                counts[.unknown] ?? 0,
                {
                    Phrase(
                        "\($0) messages are in doubt: see `doorstep outbox list --state unknown`",
                        zh: "\($0) 条消息结果不明：请看 doorstep outbox list --state unknown"
                    )
                }
            ),
            (
                reviewed,
                {
                    Phrase(
                        "\($0) messages wait for a look: see `doorstep outbox list --review`",
                        zh: "\($0) 条消息待检查：请看 doorstep outbox list --review"
                    )
                }
            ),
            (
                alarms[.policy] ?? 0,
                {
                    Phrase(
                        "\($0) receipts of a week blame the sender: slow down, have SPF, DKIM and DMARC checked",
                        zh: "一周内 \($0) 份回执怪罪发件方：请放慢发送，检查 SPF、DKIM、DMARC"
                    )
                }
            ),
            (
                alarms[.signature] ?? 0,
                {
                    Phrase(
                        "\($0) receipts of a week refuse the signature: have it reported to the carriers",
                        zh: "一周内 \($0) 份回执拒绝短信签名：请办理签名报备"
                    )
                }
            ),
            (
                alarms[.content] ?? 0,
                {
                    Phrase(
                        "\($0) receipts of a week refuse a text: see `doorstep templates check`",
                        zh: "一周内 \($0) 份回执拒绝短信内容：请看 doorstep templates check"
                    )
                }
            ),
        ]
        for note in notes where note.count > 0 {
            Output.print("! \(Phrase("messages", zh: "消息")(Output.language))")
            Output.print("  → \(note.phrase(note.count)(Output.language))")
        }
    }

    /// Notes years whose workdays nobody has told; the program works all the same.
    private func note(_ workspace: Workspace, _ rules: [Rule]) {
        guard let workdays = try? workspace.store().workdays() else { return }  // the database has its own line
        for warning in WorkdayWarning.around(on ?? WallClock.today, workdays, rules) {
            Output.print("! \(Phrase("workdays", zh: "工作日")(Output.language))")
            Output.print("  → \(warning(Output.language))")
        }
    }

    /// Notes files that are not what is in use.
    private func noteRevision(_ workspace: Workspace, _ working: Revision) {
        guard let active = try? workspace.store().activations().first, active.revision != working.hash else { return }
        Output.print("! \(Phrase("rule book", zh: "规则册")(Output.language))")
        let words = Phrase(
            "\(active.short) is in use; the files are other ones: see `doorstep rules diff`, then `doorstep rules activate`",
            zh: "正在使用 \(active.short)，文件另有改动：请看 doorstep rules diff，用 doorstep rules activate 启用"
        )
        Output.print("  → \(words(Output.language))")
    }

    private static func phrase(_ error: any Error) -> Phrase {
        (error as? any Explained)?.phrase ?? Phrase("\(error)", zh: "\(error)")
    }
}
