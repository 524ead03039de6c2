import ArgumentParser
import Foundation
import Lifecycle

/// `doorstep`: the root of all commands.
struct Doorstep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doorstep",
        abstract: "Looks after home buyers: decides once a day who is due, and makes tasks, SMS and e-mail.",
        subcommands: [
            InitCommand.self, ImportCommand.self, ProjectCommand.self, CalendarCommand.self, RulesCommand.self,
            TemplatesCommand.self, ImpactCommand.self, SimulateCommand.self, ExplainCommand.self, SweepCommand.self,
            ReplCommand.self, TasksCommand.self,
            OutboxCommand.self, InboxCommand.self, PersonCommand.self, ServeCommand.self, DoctorCommand.self,
            HelpCommand.self,
        ]
    )
}

/// Exit statuses: 0 done, 1 failed, 2 partly done, 64 wrong usage (`EX_USAGE` of sysexits.h).
enum ExitStatus {
    /// Something was left out: a rule was taken out of the sweep, a message failed.
    static let partly = ExitCode(2)
}

@main
struct Main {
    static func main() async {
        // A pipe that is closed early must not end a sweep half-way through its report.
        signal(SIGPIPE, SIG_IGN)
        umask(0o077)  // databases, spools and rejected rows hold personal data
        do {
            var command = try Doorstep.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let explained = error as? any Explained else { Doorstep.exit(withError: error) }
            Output.warn(explained.phrase(Output.language))
            Foundation.exit(1)
        }
    }
}
