import ArgumentParser
import Engine
import Lifecycle
import Templates
import Workspace

/// `doorstep outbox show ID`: the whole story of a message.
struct OutboxShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a message: its text, its state, every attempt."
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The message's number.")
    var id: Int64

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        guard let message = try store.message(id) else { throw NumberError(what: .message, id: id) }
        let item = message.item
        var lines = [
            Phrase("message \(id): \(item.state.rawValue)", zh: "消息 \(id)：\(item.state.title.chinese)"),
            Phrase("to: \(item.address)", zh: "收件：\(item.address)"),
            Phrase("rule: \(item.rule ?? "-")", zh: "规则：\(item.rule ?? "-")"),
            Phrase("template: \(item.template)", zh: "模板：\(item.template)"),
            Phrase("day: \(item.day)", zh: "日期：\(item.day)"),
        ].map { $0(Output.language) }
        if let problem = item.problem.map(Phrase.init(stored:)) {
            lines.append(Phrase("remark: \(problem.english)", zh: "备注：\(problem.chinese)")(Output.language))
        }
        for attempt in try store.attempts(of: id) {
            let outcome = attempt.outcome ?? Phrase("no outcome yet", zh: "尚无结果")(Output.language)
            lines.append(
                "\(attempt.number). \(WallClock.text(attempt.startedAt)) \(outcome) \(attempt.code) \(attempt.words)"
            )
        }
        lines.append(text(message, workspace, store))
        Output.print(lines.joined(separator: "\n"))
    }

    private func text(_ message: WaitingMessage, _ workspace: Workspace, _ store: any OutboxStore) -> String {
        do {
            let templates = try workspace.templates()
            switch try workspace.composer(store, templates).compose(message, at: WallClock.moment).content {
            case .sms(let content): return "\n\(content.text)"
            case .mime:
                return try templates.preview(template: message.item.template, values: MessageValues.of(message))
            }
        } catch {
            return (error as? any Explained)?.phrase(Output.language) ?? "\(error)"
        }
    }
}
