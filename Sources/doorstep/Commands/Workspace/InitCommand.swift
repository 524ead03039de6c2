import ArgumentParser
import Foundation
import Workspace

/// `doorstep init DIR`: makes a workspace.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a workspace: settings, default rules and templates."
    )

    @Argument(help: "The folder to make it in.")
    var directory: String

    func run() throws {
        let environment = ProcessInfo.processInfo.environment
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        try WorkspaceMaker.make(
            at: directory,
            pack: try WorkspaceMaker.pack(environment: environment, program: program)
        )
        Output.say(
            """
            made a workspace in \(directory)
            next: write signature and hotline into \(directory)/doorstep.yaml, then
              doorstep import FILE.csv -C \(directory)
            """,
            zh: """
                已在 \(directory) 建立工作区
                下一步：在 \(directory)/doorstep.yaml 里填写签名和热线，然后运行
                  doorstep import 客户台账.csv -C \(directory)
                """
        )
    }
}
