import Testing

@Suite("doorstep help")
struct HelpCommandTests {
    @Test("explains a number in the reader's language, with a wrong and a right example")
    func number() throws {
        let english = try Doorstep.run(["help", "R012"])
        #expect(english.status == 0 && english.stdout.hasPrefix("R012 Chinese text without quotes\n"))
        #expect(english.stdout.contains("    who = { status = 已交付 },\n"))
        #expect(english.stdout.hasSuffix("    who = { status = \"已交付\" },\n"))
        let chinese = try Doorstep.run(["help", "r12"], ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.stdout.hasPrefix("R012 中文没有加引号\n"))
        let both = try Doorstep.run(["help", "R001", "2"]).stdout
        #expect(both.contains("R001 full-width") && both.contains("\n\nR002 text without"))
    }

    @Test("lists commands and numbers, and as JSON the numbers with all that is said of them")
    func list() throws {
        let list = try Doorstep.run(["help"])
        #expect(list.status == 0)
        for line in ["SUBCOMMANDS:", "  R001  full-width character", "  R060  computing time"] {
            #expect(list.stdout.contains(line), "\(line)")
        }
        let entries: [Entry] = try Doorstep.run(["help", "--json"]).json()
        let listed = list.stdout.split(separator: "\n").filter { $0.hasPrefix("  R0") }
        #expect(listed.map(String.init) == entries.map { "  \($0.number)  \($0.title)" } && entries.count > 50)
        let one: [Entry] = try Doorstep.run(["help", "R060", "--json"]).json()
        #expect(one.map(\.number) == ["R060"])
    }

    @Test(
        "helps with a command as --help does",
        arguments: [["sweep"], ["rules"], ["rules", "check"], ["outbox", "send"], ["help"]]
    )
    func command(path: [String]) throws {
        let help = try Doorstep.run(["help"] + path)
        #expect(help.status == 0)
        #expect(help.stdout.contains("USAGE: doorstep \(path.joined(separator: " "))"))
        #expect(help.stdout.trimmed == (try Doorstep.run(path + ["--help"]).stdout.trimmed))
    }

    @Test(
        "names the nearest number or command for one that does not exist, with the status of wrong usage",
        arguments: [
            (["R019"], "there is no number R019; the nearest is R018"),
            (["R012", "R999"], "there is no number R999; the nearest is R079"),
            (["sweeep"], "did you mean sweep?"), (["rules", "chek"], "did you mean rules check?"),
            (["nonsense"], "see `doorstep help`"), (["sweep", "--json"], "--json is for numbers"),
        ]
    )
    func unknown(words: [String], sentence: String) throws {
        let help = try Doorstep.run(["help"] + words)
        #expect(help.status == 64)
        #expect(help.stderr.contains(sentence) && help.stdout.isEmpty, "\(help.stderr)")
    }

    private struct Entry: Decodable {
        let number: String
        let title: String
        let explanation: String
        let wrong: String
        let right: String
    }
}

extension String {
    /// Without the newlines at its end.
    fileprivate var trimmed: Substring { self[..<(lastIndex { !$0.isNewline }.map(index(after:)) ?? startIndex)] }
}
