import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep outbox settle ID`: a person's word on a message whose outcome nobody knows.
struct OutboxSettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Say what became of messages in the state unknown."
    )

    enum Word: String, ExpressibleByArgument, CaseIterable {
        case arrived
        case resend
    }

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The messages' numbers.")
    var ids: [Int64]

    @Option(help: "arrived: it was delivered; resend: it was not, send it again.")
    var `as`: Word

    func run() async throws {
        let store = try await place.open().store()
        var left: [Int64] = []
        for id in ids where !(try store.settle(id, arrived: `as` == .arrived, at: WallClock.moment)) { left.append(id) }
        Output.say("\(ids.count - left.count) settled", zh: "已处理 \(ids.count - left.count) 条")
        guard left.isEmpty else {
            let list = left.map(String.init).joined(separator: ", ")
            Output.warn(Phrase("not in the state unknown: \(list)", zh: "状态不是“不明”：\(list)")(Output.language))
            throw ExitStatus.partly
        }
    }
}
