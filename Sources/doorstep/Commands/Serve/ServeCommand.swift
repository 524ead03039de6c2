import ArgumentParser
import Lifecycle
import Receiver
import Workspace

/// `doorstep serve`: sends continuously, and takes what the world tells us over HTTP.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Send continuously, and take receipts, texts and refusals over HTTP, until told to end.",
        discussion: """
            Ends in good order on SIGTERM or SIGINT: what is on the wire is finished first. The doors are plain HTTP on \
            this machine; a web server in front of them speaks to the world (settings serve.host, serve.port, \
            serve.publicURL). The daily sweep is `doorstep sweep`, run by cron or a timer.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Flag(help: "Take what comes back, and send nothing.")
    var receiveOnly = false

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store(waitSeconds: 30)
        let log: @Sendable (Phrase) -> Void = {
            Output.warn("\(WallClock.text(WallClock.moment)) \($0(Output.language))")
        }
        let receiver = try workspace.receiver(store, clock: { WallClock.moment }, log: log)
        let service = DispatchService(workspace, store, clock: { WallClock.moment }, log: log)
        let sends = !receiveOnly
        if sends { try workspace.checkHome(store) }
        let work = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await receiver.run { port in
                        log(Phrase("listening on port \(port)", zh: "正在监听端口 \(port)"))
                    }
                }
                if sends { group.addTask { await service.run() } }
                // The doors open or the program ends: a busy port must not pass unnoticed.
                defer { group.cancelAll() }
                try await group.next()
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        _ = try await work.endingOnSignals(inHand: { service.countInHand() }, say: log)
        log(Phrase("ended in good order", zh: "已正常结束"))
    }
}
