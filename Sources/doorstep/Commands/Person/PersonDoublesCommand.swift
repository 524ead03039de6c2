import ArgumentParser
import Lifecycle
import Workspace

/// `doorstep person doubles`: records that are probably one person.
struct PersonDoublesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doubles",
        abstract: "List records that are probably one person: the same name and phone, and no other birthday."
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "Pairs, at most.")
    var limit = 200

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let store = try await place.open().store()
        let pairs = try store.doubles(limit: limit).map(Pair.init)
        if json {
            try Output.json(pairs)
            return
        }
        guard !pairs.isEmpty else {
            Output.say("no likely doubles", zh: "没有疑似重复的客户")
            return
        }
        let headers = Phrase("record|number|record|number", zh: "档案|编号|档案|编号")(Output.language)
        var table = TextTable(headers.split(separator: "|").map(String.init))
        for pair in pairs {
            table.add(["\(pair.first)", pair.firstNumber ?? "-", "\(pair.second)", pair.secondNumber ?? "-"])
        }
        Output.print(table.text)
        Output.say(
            "if two are one person: doorstep person merge FIRST SECOND (can be taken back)",
            zh: "确认是同一人：doorstep person merge 保留的 并入的（可以撤回）"
        )
    }

    /// Two records.
    struct Pair: Encodable {
        let first: Int64
        let firstNumber: String?
        let second: Int64
        let secondNumber: String?

        enum CodingKeys: String, CodingKey {
            case first, second
            case firstNumber = "first_number"
            case secondNumber = "second_number"
        }

        init(_ pair: PersonDouble) {
            (first, firstNumber) = (pair.first, pair.firstNumber)
            (second, secondNumber) = (pair.second, pair.secondNumber)
        }
    }
}
