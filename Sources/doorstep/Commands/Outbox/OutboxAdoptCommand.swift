import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep outbox adopt`: a person's word that this copy of the workspace is the one that sends.
struct OutboxAdoptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Send from this copy of the workspace from now on.",
        discussion: """
            Needed once after the workspace moved to another machine, or came back from a backup. End the other copy for \
            good first: both would send what waits. What went out after a backup was made waits in it again: cancel it first.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        try workspace.adopt(store)
        let waiting = try store.stateCounts()[.waiting] ?? 0
        Output.say(
            "this workspace sends from here now: \(waiting) messages wait (`doorstep outbox list --state waiting`)",
            zh: "今后由此工作区发送：待发 \(waiting) 条（见 doorstep outbox list --state waiting）"
        )
    }
}
