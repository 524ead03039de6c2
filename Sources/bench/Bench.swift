import ArgumentParser
import Dispatch
import Foundation

/// `bench`: makes bases, and measures Doorstep on them beside yardsticks in C.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measures Doorstep beside yardsticks that do the same work in plain C.",
        subcommands: [
            RunCommand.self, CheckCommand.self, CallCommand.self, JobCommand.self, HotCommand.self,
            YardstickCommand.self, LedgerCommand.self, MarkCommand.self,
        ]
    )
}

@main
enum Main {
    /// Valgrind does not survive the threads that asynchronous commands run on: what it watches runs without them.
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == HotCommand.configuration.commandName {
            HotCommand.main(Array(arguments.dropFirst()))
        } else {
            Task {
                await Bench.main(arguments)
                exit(0)
            }
            dispatchMain()
        }
    }
}
