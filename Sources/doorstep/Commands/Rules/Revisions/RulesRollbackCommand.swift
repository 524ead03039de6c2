import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep rules rollback`: see its abstract.
struct RulesRollbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Put an earlier rule book to use again.",
        discussion: """
            It is checked and compared as for `doorstep rules activate`. The files in Rules and Templates stay as they are, \
            unless --files asks for those of the earlier rule book; what stood there is kept, and can be rolled back to.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The rule book, as `doorstep rules log` shows it; the one before unless given.")
    var revision = "previous"

    @Flag(help: "Write its files into Rules and Templates as well.")
    var files = false

    @OptionGroup var options: ActivationOptions

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let found = try RevisionName.find(revision, workspace, store)
        try options.report(options.activation(workspace, store).run(workspace.book(of: found)))
        guard files else {
            if try workspace.workingRevision().hash != found.hash {
                Output.warn(
                    Phrase(
                        "the files in Rules and Templates are other ones: see `doorstep rules diff`",
                        zh: "Rules 和 Templates 中的文件仍是另一版：请看 doorstep rules diff"
                    )(Output.language)
                )
            }
            return
        }
        let kept = try workspace.keepWorkingFiles(in: store, at: WallClock.moment)
        guard kept.hash != found.hash else { return }
        // Said before anything is written: whoever is interrupted has to know it.
        Output.warn(
            Phrase(
                "the files become those of \(found.short); what stood there is kept as \(kept.short)",
                zh: "文件换成 \(found.short)；原来的内容保存为 \(kept.short)"
            )(Output.language)
        )
        try workspace.checkOut(found, replacing: kept)
    }
}
