import Foundation
import Testing

@Suite("The page that leads through a new rule", .timeLimit(.minutes(5)))
struct GuideTests {
    /// What a reader of the page does next.
    private enum Step {
        /// Saves a file.
        case save(path: String, text: String)
        /// Types a command and reads what it says.
        case type(command: String, expected: [String])
    }

    private static let page = "\(Doorstep.root)/docs/zh/写一条新规则.md"

    @Test("says what happens: every command works, and prints what the page shows")
    func follows() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guide-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/examples",
            withDestinationPath: "\(Doorstep.root)/examples"
        )
        var place = folder
        var commands = 0
        for step in try Self.steps(String(contentsOfFile: Self.page, encoding: .utf8)) {
            switch step {
            case .save(let path, let text):
                try text.write(toFile: "\(place)/\(path)", atomically: true, encoding: .utf8)
            case .type(let command, let expected):
                if command.hasPrefix("cd ") {
                    place += "/" + command.dropFirst(3)
                    continue
                }
                let said = try Self.type(command, in: place)
                for line in expected { #expect(Self.says(said, line), "\(command)\n\(line)\n\(said)") }
                commands += 1
            }
        }
        #expect(commands > 15)
    }

    /// Runs a command as it stands, by a shell.
    private static func type(_ command: String, in place: String) throws -> String {
        let folder = URL(filePath: Doorstep.path).deletingLastPathComponent().path
        let running = try Running(
            ["/bin/bash", "-c", "cd \"$0\" && \(command) 2>&1", place],
            variables: ["PATH": "\(folder):/usr/bin:/bin", "LC_ALL": "zh_CN.UTF-8"]
        )
        let result = try running.end()
        #expect(result.status == 0, "\(command)\n\(result.stdout)")
        return result.stdout
    }

    /// Whether a text has a line as the page shows it, where `…` stands for anything.
    private static func says(_ text: String, _ shown: String) -> Bool {
        guard shown != "…" else { return true }
        let parts = shown.components(separatedBy: "…")
        return text.split(separator: "\n").contains { line in
            var rest = line[...]
            for (index, part) in parts.enumerated() where !part.isEmpty {
                guard let found = rest.range(of: part), index > 0 || found.lowerBound == rest.startIndex else {
                    return false
                }
                rest = rest[found.upperBound...]
            }
            return shown.hasSuffix("…") || rest.allSatisfy { $0 == " " }
        }
    }

    private static func steps(_ page: String) -> [Step] {
        var steps: [Step] = []
        var file = ""
        var block: (language: Substring, lines: [String])?
        for line in page.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                guard let open = block else {
                    block = (line.dropFirst(3), [])
                    continue
                }
                steps +=
                    open.language == "lua"
                    ? [.save(path: file, text: open.lines.joined(separator: "\n") + "\n")] : commands(open.lines)
                block = nil
            } else if block != nil {
                block?.lines.append(line)
            } else if let named = line.firstMatch(of: /`(Rules\/[^`]+\.lua)`/) {
                file = String(named.1)
            }
        }
        return steps
    }

    private static func commands(_ lines: [String]) -> [Step] {
        var steps: [Step] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                steps.append(.type(command: String(line.dropFirst(2)), expected: []))
            } else if case .type(let command, let expected) = steps.popLast() {
                steps.append(.type(command: command, expected: expected + [line]))
            }
        }
        return steps
    }
}
