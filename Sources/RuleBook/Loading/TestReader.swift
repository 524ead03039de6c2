import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads the `test` blocks of a file.
struct TestReader {
    let vocabulary: Vocabulary
    private static let keys = ["given", "on", "expect", "because"]

    func tests(_ blocks: [LuaValue], of rule: String, subject: SubjectKind, _ report: inout FileReport) -> [RuleTest] {
        var tests: [RuleTest] = []
        for block in blocks.compactMap(\.table) {
            let name = block["name"].text ?? ""
            guard name == rule else {
                report.error(.testOfOther(name, nearest: Nearest.match(name, among: [rule])), call: "test")
                continue
            }
            for (index, value) in (block["body"].table?.list ?? []).enumerated() {
                if let test = test(value, rule, subject, ["\(index + 1)"], &report) { tests.append(test) }
            }
        }
        if tests.isEmpty { report.warning(.noTest) }
        return tests
    }

    private func test(
        _ value: LuaValue,
        _ rule: String,
        _ subject: SubjectKind,
        _ path: [String],
        _ report: inout FileReport
    ) -> RuleTest? {
        guard let table = value.table, let name = table.list.first?.text else {
            report.error(
                .wrongValue(key: "test", wanted: Phrase("{ \"name\", given = { … }, on = \"2026-04-30\", expect = { … } }",
                    zh: " { \"名称\", given = { … }, on = \"2026-04-30\", expect = { … } }")), call: "test", at: path)
            return nil
        }
        for key in table.named.keys.sorted() where !Self.keys.contains(key) {
            report.error(.unknownKey(key, nearest: Nearest.match(key, among: Self.keys)), call: "test", at: path + [key], onKey: true)
        }
        guard let day = table["on"].text.flatMap(Day.init(iso:)) else {
            report.error(.badDay(table["on"].text ?? "on"), call: "test", at: path + ["on"])
            return nil
        }
        let given = given(table["given"], subject, path + ["given"], &report)
        let expect = expectation(table["expect"], path + ["expect"], &report)
        return RuleTest(rule: rule, name: name, given: given, on: day, expect: expect, because: table["because"].text)
    }

    private func expectation(_ value: LuaValue, _ path: [String], _ report: inout FileReport) -> [String]? {
        guard value != .none else { return nil }
        if value.table?["__is"].text == "nothing" { return [] }
        let list = value.table?.list ?? []
        let texts = list.compactMap(\.text)
        if texts.isEmpty || texts.count != list.count {
            report.error(
                .wrongValue(key: "expect", wanted: Phrase("nothing, or a list such as { \"task visit\" }", zh: " nothing 或 { \"task visit\" } 这样的列表")),
                call: "test", at: path)
        }
        return texts
    }

    private func given(
        _ value: LuaValue,
        _ subject: SubjectKind,
        _ path: [String],
        _ report: inout FileReport
    ) -> [(field: Field, value: FieldValue)] {
        // A rule about people has its anchor in a journey of theirs, so that is told with the same bare names.
        let names = vocabulary.names(for: .journey).merging(vocabulary.names(for: subject)) { $1 }
        var facts: [(field: Field, value: FieldValue)] = []
        collect(value.table ?? LuaTable(), "", path, names, &facts, &report)
        return facts
    }

    private func collect(
        _ table: LuaTable,
        _ prefix: String,
        _ path: [String],
        _ names: [String: Field],
        _ facts: inout [(field: Field, value: FieldValue)],
        _ report: inout FileReport
    ) {
        for (key, value) in table.named.sorted(by: { $0.key < $1.key }) {
            if let inner = value.table {
                collect(inner, prefix + key + ".", path + [key], names, &facts, &report)
            } else if let field = names[prefix + key] {
                if let fact = ValueReader.value(value, for: field) {
                    facts.append((field, fact))
                } else {
                    report.error(.valueDoesNotFit(field: prefix + key, wanted: ValueReader.wanted(field)), call: "test", at: path + [key])
                }
            } else {
                report.error(.unknownField(prefix + key, nearest: Nearest.match(prefix + key, among: names.keys.sorted())),
                    call: "test", at: path + [key], onKey: true)
            }
        }
    }
}
