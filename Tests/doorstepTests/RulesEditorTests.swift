import Foundation
import Testing

@Suite("doorstep rules editor")
struct RulesEditorTests {
    private static let paths = [
        ".editor/rules.lua", ".luacheckrc", ".luarc.json", ".vscode/doorstep.code-snippets", ".vscode/tasks.json",
    ]

    private struct Line: Decodable, Equatable {
        let file: String
        let outcome: String
        let old: String?
    }

    private func lines(_ site: Site, _ more: String..., status: Int32 = 0) throws -> [Line] {
        let run = try Doorstep.run(["rules", "editor", "--json", "-C", site.path] + more)
        #expect(run.status == status)
        return try run.json()
    }

    private func text(_ site: Site, _ path: String) throws -> String {
        try String(contentsOfFile: "\(site.path)/\(path)", encoding: .utf8)
    }

    @Test("makes the files, and leaves them alone when nothing has changed")
    func made() throws {
        let site = try Site()
        #expect(try lines(site) == Self.paths.map { Line(file: $0, outcome: "made", old: nil) })
        #expect(try lines(site) == Self.paths.map { Line(file: $0, outcome: "unchanged", old: nil) })
        #expect(try site.run("rules", "check").status == 0)
    }

    @Test("renews what stands as it was written when a milestone or template is added")
    func renewed() throws {
        let site = try Site()
        _ = try lines(site)
        let settings = try text(site, "doorstep.yaml")
        try Data((settings + "\nmilestones: [pool_open=泳池开放日]\n").utf8)
            .write(to: URL(filePath: "\(site.path)/doorstep.yaml"))
        try Data("泳池开放了".utf8).write(to: URL(filePath: "\(site.path)/Templates/pool-opening.sms"))
        #expect(try lines(site).filter { $0.outcome != "unchanged" }.map(\.outcome) == ["renewed"])
        let definition = try text(site, ".editor/rules.lua")
        #expect(definition.contains("\"pool_open\" # 泳池开放日") && definition.contains("\"pool-opening\""))
    }

    @Test("keeps what somebody edited or had before, says so, and replaces it only when told to, with a copy")
    func edited() throws {
        let site = try Site()
        let tasks = "\(site.path)/.vscode/tasks.json"
        try FileManager.default.createDirectory(atPath: "\(site.path)/.vscode", withIntermediateDirectories: true)
        try Data("{ \"mine\": 1 }".utf8).write(to: URL(filePath: tasks))
        #expect(try lines(site, status: 2).filter { $0.outcome == "kept" }.map(\.file) == [".vscode/tasks.json"])
        #expect(try text(site, ".vscode/tasks.json") == "{ \"mine\": 1 }")
        try Data("std = \"max\"".utf8).write(to: URL(filePath: "\(site.path)/.luacheckrc"))
        let kept = try site.run("rules", "editor")
        #expect(kept.status == 2)
        #expect(kept.stdout.contains("kept .luacheckrc\n") && kept.stdout.contains("--replace"))
        let replaced = try lines(site, "--replace").filter { $0.outcome != "unchanged" }
        #expect(
            replaced
                == [".luacheckrc", ".vscode/tasks.json"].map {
                    Line(file: $0, outcome: "replaced", old: $0 + ".old")
                }
        )
        #expect(try text(site, ".vscode/tasks.json.old") == "{ \"mine\": 1 }")
        #expect(try lines(site).allSatisfy { $0.outcome == "unchanged" })
        try Data("{ \"mine\": 2 }".utf8).write(to: URL(filePath: tasks))
        #expect(try lines(site, "--replace").last?.old == ".vscode/tasks.json.old2")
        #expect(try text(site, ".vscode/tasks.json.old") == "{ \"mine\": 1 }")
    }

    @Test("the tasks' pattern reads each line that rules check prints for editors")
    func pattern() throws {
        let site = try Site()
        _ = try lines(site)
        try site.write(rule: "broken", "rule \"broken\" { when = daily, late = days(0), actions = {}, lates = 1 }")
        let tasks = try JSONDecoder().decode(Tasks.self, from: Data(try text(site, ".vscode/tasks.json").utf8))
        let task = try #require(tasks.tasks.first)
        let pattern = try #require(task.problemMatcher.pattern)
        let run = try Doorstep.run(task.args + ["-C", site.path])
        let expression = try NSRegularExpression(pattern: pattern.regexp)
        let view: CheckView = try site.run("rules", "check", "--json").json()
        let printed = run.stdout.split(separator: "\n").map(String.init)
        #expect(printed.count == 2)
        for (line, problem) in zip(printed, view.errors + view.warnings) {
            let whole = NSRange(line.startIndex..., in: line)
            let match = try #require(expression.firstMatch(in: line, range: whole), "\(line)")
            func group(_ number: Int) -> String? { Range(match.range(at: number), in: line).map { String(line[$0]) } }
            #expect(group(pattern.file) == problem.file && group(pattern.line) == "\(problem.line)")
            #expect(group(pattern.column) == "\(problem.column)" && group(pattern.code) == problem.code)
            #expect(["error", "warning"].contains(group(pattern.severity)))
            #expect(group(pattern.message)?.hasPrefix(problem.message) == true)
        }
    }

    @Test("the default pack passes luacheck, and a name it does not have is found", .enabled(if: Luacheck.path != nil))
    func defaultPack() throws {
        let site = try Site()
        _ = try lines(site)
        let program = try #require(Luacheck.path)
        let words = [program, "--config", "\(site.path)/.luacheckrc", "\(site.path)/Rules"]
        let clean = try Running(words, variables: [:]).end()
        #expect(clean.status == 0, "\(clean.stdout)")
        try site.write(rule: "broken", "rule \"broken\" { when = dyas(3), actions = { os.time() } }")
        let broken = try Running(words, variables: [:]).end()
        #expect(broken.status != 0 && broken.stdout.contains("dyas") && broken.stdout.contains("os"))
    }

    private struct Tasks: Decodable {
        let tasks: [Task]

        struct Task: Decodable {
            let args: [String]
            let problemMatcher: Matcher
        }

        struct Matcher: Decodable {
            let pattern: Pattern?

            init(from decoder: any Decoder) throws {
                // A task without problems has an empty list.
                let container = try? decoder.container(keyedBy: Keys.self)
                pattern = try container?.decodeIfPresent(Pattern.self, forKey: .pattern)
            }

            enum Keys: CodingKey { case pattern }
        }

        struct Pattern: Decodable {
            let regexp: String
            let file: Int
            let line: Int
            let column: Int
            let severity: Int
            let code: Int
            let message: Int
        }
    }
}

/// `luacheck`, where the machine has it.
private enum Luacheck {
    static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/luacheck" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}
