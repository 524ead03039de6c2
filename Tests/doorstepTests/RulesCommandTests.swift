import Foundation
import Testing

@Suite("doorstep rules")
struct RulesCommandTests {
    @Test("the default pack has no errors and passes its own tests")
    func defaultPack() throws {
        let site = try Site()
        let check = try site.run("rules", "check", "--json")
        #expect(check.status == 0)
        let problems: CheckView = try check.json()
        #expect(problems.errors.isEmpty && problems.warnings.isEmpty)
        let test = try site.run("rules", "test", "--json")
        #expect(test.status == 0)
        let counts: RuleTestCounts = try test.json()
        #expect(counts.failed == 0 && counts.todo == 0 && counts.passed > 100)
        #expect(counts.tests.count == counts.passed)
    }

    @Test("a new rule is found, shown, checked and passes its tests")
    func new() throws {
        let site = try Site()
        #expect(try site.run("rules", "new", "thank-you").status == 0)
        #expect(try site.run("rules", "new", "thank-you").status == 1)
        #expect(try site.run("rules", "list").stdout.contains("thank-you"))
        #expect(try site.run("rules", "show", "thank-you").stdout.contains("rule \"thank-you\""))
        #expect(try site.run("rules", "check").status == 0)
        let counts: RuleTestCounts = try site.run("rules", "test", "thank-you", "--json").json()
        #expect(counts.passed == 3 && counts.failed == 0)
        let missing = try site.run("rules", "show", "thank-yu")
        #expect(missing.status == 1)
        #expect(missing.stderr.contains("did you mean thank-you?"))
    }

    @Test("a test that fails says what was expected and what came, and the status is 1")
    func failingTest() throws {
        let site = try Site()
        #expect(try site.run("rules", "new", "thank-you").status == 0)
        let path = "\(site.path)/Rules/thank-you.lua"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try site.write(rule: "thank-you", text.replacing("\"task call\"", with: "\"task visit\""))
        let run = try site.run("rules", "test", "thank-you")
        #expect(run.status == 1)
        #expect(run.stdout.contains("expected: task visit") && run.stdout.contains("got: task call"))
        #expect(run.stdout.contains("2 passed, 1 failed"))
    }

    @Test("the tests run again when a file is saved, broken ones included", .timeLimit(.minutes(2)))
    func watch() async throws {
        let site = try Site()
        #expect(try site.run("rules", "new", "thank-you").status == 0)
        let text = try String(contentsOfFile: "\(site.path)/Rules/thank-you.lua", encoding: .utf8)
        let running = try site.start("rules", "test", "thank-you", "--watch")
        func waits(for runs: Int) async {
            while !running.hasEnded, running.remarks.ranges(of: "watching").count < runs { await Task.yield() }
        }
        await waits(for: 1)
        try site.write(rule: "thank-you", text.replacing("\"task call\"", with: "\"task visit\""))
        await waits(for: 2)
        try site.write(rule: "thank-you", "rule \"thank-you\" {")
        await waits(for: 3)
        running.interrupt()
        let result = try running.end()
        #expect(result.stdout.contains("3 passed, 0 failed") && result.stdout.contains("2 passed, 1 failed"))
        #expect(result.stderr.contains("Rules/thank-you.lua:1:"))
    }

    @Test("an SMS that is billed as two for an ordinary customer is pointed out, with the rule that sends it")
    func longText() throws {
        let site = try Site()
        #expect(!(try site.run("rules", "check").stdout.contains("billed as")))
        let path = "\(site.path)/Templates/three-month-visit.sms"
        let text = try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .newlines)
        try Data((text + String(repeating: "请您放心", count: 12)).utf8).write(to: URL(filePath: path))
        let told = try site.run("rules", "check")
        #expect(told.status == 0)
        #expect(
            told.stdout.contains("Templates/three-month-visit.sms:1:1: the text is billed as 2 SMS"),
            "\(told.stdout)"
        )
        #expect(told.stdout.contains("as three-month-visit sends it"))
    }

    @Test("a line of a function that no test runs is named")
    func unrun() throws {
        let site = try Site()
        try site.write(
            rule: "half-run",
            """
            --- 半测。
            rule "half-run" {
              api = 1, step = 5, owner = "客户关系专员", per = "journey",
              when = on "handover", late = days(3),
              check = function(j)
                if j.open_complaints > 3 then
                  return false
                end
                return true
              end,
              actions = { task { kind = "call", title = "电话", within = days(3) } },
            }
            test "half-run" {
              { "当天", given = { handover = "2026-01-31", open_complaints = 0 },
                on = "2026-01-31", expect = { "task call" } },
              { "前一天", given = { handover = "2026-01-31", open_complaints = 9 },
                on = "2026-01-30", expect = nothing, because = "when" },
            }
            """
        )
        let told = try site.run("rules", "test", "half-run", "--coverage").stdout
        #expect(told.contains("half-run: no test ever runs line 7\n") && !told.contains("line 6"), "\(told)")
    }

    @Test("a condition that no test makes fail is named, and none of the default pack is")
    func coverage() throws {
        let site = try Site()
        #expect(!(try site.run("rules", "test", "--coverage").stdout.contains("no test ever")))
        try site.write(
            rule: "half-tested",
            """
            --- 半测。
            rule "half-tested" {
              api = 1, step = 5, owner = "客户关系专员", per = "journey",
              when = on "handover", late = days(3),
              who = { status = "handed_over", ["home.layout"] = except("商铺") },
              actions = { task { kind = "call", title = "电话", within = days(3) } },
            }
            test "half-tested" {
              { "当天", given = { status = "handed_over", handover = "2026-01-31", home = { layout = "三室" } },
                on = "2026-01-31", expect = { "task call" } },
              { "未交付", given = { status = "signed", handover = "2026-01-31", home = { layout = "三室" } },
                on = "2026-01-31", expect = nothing, because = "status" },
            }
            """
        )
        let told = try site.run("rules", "test", "half-tested", "--coverage")
        #expect(told.status == 0)
        #expect(told.stdout.contains("half-tested: no test ever makes home.layout fail"))
        #expect(!told.stdout.contains("status fail") && !told.stdout.contains("hold"))
    }

    @Test("results can be read by a build server, the failures with what was expected")
    func junit() throws {
        let site = try Site()
        #expect(try site.run("rules", "new", "thank-you").status == 0)
        let path = "\(site.path)/Rules/thank-you.lua"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try site.write(rule: "thank-you", text.replacing("\"task call\"", with: "\"task visit\""))
        let file = "\(site.folder)/junit.xml"
        #expect(try site.run("rules", "test", "thank-you", "--junit", file).status == 1)
        let xml = try String(contentsOfFile: file, encoding: .utf8)
        #expect(xml.contains("<testsuite name=\"thank-you\" tests=\"3\" failures=\"1\" skipped=\"0\">"))
        #expect(xml.contains("expected [task visit]") && xml.contains("got [task call]"))
        #expect(xml.components(separatedBy: "<testcase ").count == 4)
    }

    @Test("an error carries code, file, line, column, message and hint, in the reader's language")
    func errors() throws {
        let site = try Site()
        try site.write(rule: "broken", "--- 坏。\nrule \"broken\" {\n  api = 1,\n  step = 5，\n}\n")
        for locale in ["C", "zh_CN.UTF-8"] {
            let run = try site.run("rules", "check", "--json", environment: ["LC_ALL": locale])
            #expect(run.status == 1)
            let error = try #require(try run.json(as: CheckView.self).errors.first)
            #expect(error.file == "Rules/broken.lua" && error.line == 4 && error.column > 1)
            #expect(error.code.hasPrefix("R") && !error.message.isEmpty && !error.hint.isEmpty)
            let isChinese = error.message.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            #expect(isChinese == (locale == "zh_CN.UTF-8"))
        }
    }

    @Test("an error is one line for editors, with all that --json tells, and the way to learn more for people")
    func lines() throws {
        let site = try Site()
        try site.write(
            rule: "broken",
            "rule \"broken\" { when = daily, late = days(0), actions = {}, [\"a\\nb\"] = 1 }"
        )
        try Data("{{称谓}}您好".utf8).write(to: URL(filePath: "\(site.path)/Templates/first-visit-thanks.sms"))
        let view: CheckView = try site.run("rules", "check", "--json").json()
        #expect(Set(view.errors.map(\.code)) == ["R024", "R041"] && view.warnings.map(\.code) == ["R044"])
        let run = try site.run("rules", "check", "--format", "lines")
        #expect(run.status == 1)
        let expected = [("error", view.errors), ("warning", view.warnings)].flatMap { severity, problems in
            problems.map { problem in
                let words = "\(problem.message) → \(problem.hint)".replacing("\n", with: " ")
                return "\(problem.file):\(problem.line):\(problem.column): \(severity) \(problem.code): \(words)"
            }
        }
        #expect(run.stdout.split(separator: "\n").map(String.init) == expected)
        #expect(try site.run("rules", "check").stdout.contains("`doorstep help \(view.errors[0].code)` explains"))
        #expect(try site.run("rules", "check", "--json", "--format", "lines").status == 64)
    }

    @Test("no small change of the default pack goes unnoticed by its tests")
    func mutation() throws {
        let site = try Site()
        let run = try site.run("rules", "check", "--tests", "--json")
        #expect(run.status == 0)
        let problems: CheckView = try run.json()
        #expect(problems.errors.isEmpty && problems.warnings.isEmpty)
    }

    @Test("a change that no test notices is said by line and column, for people, editors and scripts")
    func survivor() throws {
        let site = try Site()
        let path = "\(site.path)/Rules/fitout-guide.lua"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let kept = text.split(separator: "\n").filter { !$0.contains("2026-08-15") && !$0.contains("迟到期满") }
        try site.write(rule: "fitout-guide", kept.joined(separator: "\n"))
        #expect(try !site.run("rules", "check").stdout.contains("R078"))
        let told = try site.run("rules", "check", "--tests", environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(told.status == 0 && told.stdout.contains("把 days(30) 改成 days(31)，没有测试会发现"))
        let view: CheckView = try site.run("rules", "check", "--tests", "--json").json()
        #expect(view.warnings.map(\.code) == ["R078"] && view.warnings.map(\.file) == ["Rules/fitout-guide.lua"])
        #expect(try site.run("rules", "check", "--tests", "--format", "lines").stdout.contains(": warning R078: "))
    }

    @Test("a field that no import ever brought is pointed out once something was imported, and never before")
    func neverImported() throws {
        let site = try Site()
        #expect(try !site.run("rules", "check").stdout.contains("R077"))
        let rows = "客户编号,姓名,项目编号,合同编号,房号,状态,签约日\nK1,甲,P1,C1,101,已签约,2026-01-31\n"
        try Data(rows.utf8).write(to: URL(filePath: site.ledger))
        #expect(try site.run("import", site.ledger).status == 0)
        let view: CheckView = try site.run("rules", "check", "--json").json()
        let found = view.warnings.filter { $0.code == "R077" }
        #expect(view.errors.isEmpty && found.count == view.warnings.count)
        #expect(found.contains { $0.file == "Rules/fitout-guide.lua" && $0.message.contains("fitout (装修办理日)") })
        #expect(!found.contains { $0.message.contains("signing") || $0.message.contains("status") })
    }

    @Test("a folder of rules that is a link is read like any other")
    func link() throws {
        let site = try Site()
        let count = try site.run("rules", "list").stdout.split(separator: "\n").count
        let files = FileManager.default
        try files.moveItem(atPath: "\(site.path)/Rules", toPath: "\(site.folder)/shared")
        try files.createSymbolicLink(atPath: "\(site.path)/Rules", withDestinationPath: "../shared")
        #expect(try site.run("rules", "list").stdout.split(separator: "\n").count == count && count > 20)
    }

    @Test("a folder that is a workspace already stays as it is")
    func initTwice() throws {
        let site = try Site()
        try site.write(rule: "mine", "-- 我的")
        let again = try Doorstep.run(["init", site.path])
        #expect(again.status == 1)
        #expect(again.stderr.contains("is a workspace already"))
        #expect(try site.run("rules", "show", "mine").stdout.contains("我的"))
    }
}
