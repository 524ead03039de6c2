import ArgumentParser
import ChineseCalendar

/// `bench yardstick`: runs one yardstick as a process of its own, so that its time and memory are its own.
struct YardstickCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yardstick",
        abstract: "Run a yardstick in C and print what it did as JSON.",
        subcommands: [SweepYardstick.self, ScanYardstick.self, ImportYardstick.self, MarkYardstick.self]
    )
}

/// `bench yardstick sweep`: the due selection of a plan, and the rows of a sweep.
struct SweepYardstick: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "sweep", abstract: "Select and insert.")

    @Argument(help: "The store before the sweep; it is changed.")
    var database: String

    @Argument(help: "What to select, as `bench run` writes it.")
    var plan: String

    @Argument(help: "The store after Doorstep's sweep, whose rows are written.")
    var decided: String

    func run() throws { try JSON.print(Yardstick.sweep(database: database, plan: plan, decided: decided)) }
}

/// `bench yardstick scan`: all journeys, all rules.
struct ScanYardstick: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "scan", abstract: "Judge everyone.")

    @Argument(help: "The store.")
    var database: String

    @Argument(help: "A Lua file that returns a list of functions.")
    var rules: String

    @Option(help: "The day they judge.", transform: parseDay)
    var on = Calendar.measured

    func run() throws { try JSON.print(Yardstick.scan(database: database, rules: rules, today: on)) }
}

/// `bench yardstick import`: a generated customer file.
struct ImportYardstick: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: "Take a generated customer file.")

    @Argument(help: "An empty store.")
    var database: String

    @Argument(help: "The file, as `bench ledger` writes it.")
    var file: String

    func run() throws {
        try JSON.print(Yardstick.import(database: database, file: file, day: Calendar.imported))
    }
}

/// `bench yardstick mark`: outcomes of messages being sent.
struct MarkYardstick: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "mark", abstract: "Mark messages as taken.")

    @Argument(help: "A store with messages being sent; it is changed.")
    var database: String

    @Option(help: "How many messages.")
    var limit: Int

    @Option(help: "Messages in a transaction.")
    var batch: Int

    func run() throws { try JSON.print(Yardstick.mark(database: database, limit: limit, batch: batch)) }
}
