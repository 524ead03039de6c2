import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads the `test` blocks of a file.
struct TestReader {
    let vocabulary: Vocabulary
    private static let keys = FormEntries.test.map(\.name)
    private static let wrongShape = BookSlip.wrongValue(
        key: "test",
        wanted: Phrase(
            "{ \"name\", given = { … }, on = \"2026-04-30\", expect = { … } }",
            zh: " { \"名称\", given = { … }, on = \"2026-04-30\", expect = { … } }"
        )
    )

    func tests(_ blocks: [LuaValue], of rule: String, subject: SubjectKind, _ report: inout FileReport) -> [RuleTest] {
        var tests: [RuleTest] = []
        for (number, block) in blocks.compactMap(\.table).enumerated() {
            let name = block["name"].text ?? ""
            guard name == rule else {
                let slip = BookSlip.testOfOther(name, nearest: Nearest.match(name, among: [rule]))
                report.error(slip, call: "test", block: number)
                continue
            }
            var slips = TestSlips()
            tests += self.tests(block["body"].table ?? LuaTable(), rule, subject, &slips)
            for (slip, path, onKey) in slips.found {
                report.error(slip, call: "test", block: number, at: path, onKey: onKey)
            }
        }
        if tests.isEmpty { report.warning(.noTest) }
        return tests
    }

    private func tests(
        _ body: LuaTable,
        _ rule: String,
        _ subject: SubjectKind,
        _ slips: inout TestSlips
    ) -> [RuleTest] {
        // The inner braces are easily forgotten.
        if let key = body.named.keys.min() { slips.add(Self.wrongShape, [key], onKey: true) }
        let given = GivenReader(vocabulary: vocabulary, subject: subject)
        return body.list.enumerated().compactMap { test($1, rule, given, ["\($0 + 1)"], &slips) }
    }

    private func test(
        _ value: LuaValue,
        _ rule: String,
        _ given: GivenReader,
        _ path: [String],
        _ slips: inout TestSlips
    ) -> RuleTest? {
        guard let table = value.table, table.list.count == 1, let name = table.list.first?.text else {
            slips.add(Self.wrongShape, path)
            return nil
        }
        for key in table.named.keys.sorted() where !Self.keys.contains(key) {
            slips.add(.unknownKey(key, nearest: Nearest.match(key, among: Self.keys)), path + [key], onKey: true)
        }
        if table["because"] != .none, table["because"].text == nil {
            let wanted = Phrase("a text in quotes", zh: "带引号的文字")
            slips.add(.wrongValue(key: "because", wanted: wanted), path + ["because"])
        }
        let facts = given.facts(table["given"], path + ["given"], &slips)
        let expect = expectation(table["expect"], path + ["expect"], &slips)
        guard table["on"] != .none else {
            slips.add(.missingKey("on"), path)
            return nil
        }
        guard let day = table["on"].text.flatMap(Day.init(iso:)) else {
            slips.add(.badDay(table["on"].text ?? "on"), path + ["on"])
            return nil
        }
        return RuleTest(rule: rule, name: name, given: facts, on: day, expect: expect, because: table["because"].text)
    }

    private func expectation(_ value: LuaValue, _ path: [String], _ slips: inout TestSlips) -> [String]? {
        guard value != .none else { return nil }
        if value.table?["__is"].text == "nothing" { return [] }
        let list = value.table?.list ?? []
        let texts = list.compactMap(\.text)
        if texts.isEmpty || texts.count != list.count || value.table?.named.isEmpty == false {
            slips.add(
                .wrongValue(
                    key: "expect",
                    wanted: Phrase(
                        "nothing, or a list such as { \"task visit\" }",
                        zh: " nothing 或 { \"task visit\" } 这样的列表"
                    )
                ),
                path
            )
        }
        return texts
    }
}

/// What is wrong with the tests of one block, each with the path below the block.
struct TestSlips {
    private(set) var found: [(slip: BookSlip, path: [String], onKey: Bool)] = []

    mutating func add(_ slip: BookSlip, _ path: [String], onKey: Bool = false) { found.append((slip, path, onKey)) }
}
