import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep rules activate`: see its abstract.
struct RulesActivateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate",
        abstract:
            "Put what stands in Rules and Templates to use, once it is checked and tested and its effect is seen.",
        discussion: """
            Sweeps decide by the rule book in use, whatever happens to the files meanwhile. Nothing is put to use while a file \
            has an error or a test fails. What changes for everyone over the next thirty days is shown first; above \
            activation.limit people, their number has to be typed.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @OptionGroup var options: ActivationOptions

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        try options.report(options.activation(workspace, store).run(workspace.workingBook()))
    }
}
