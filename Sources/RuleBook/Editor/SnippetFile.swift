/// The snippets of VS Code: a whole rule, a test case, and each word with its example.
enum SnippetFile {
    static var text: String {
        let entries =
            whole
            + RuleWords.all.filter { !$0.example.isEmpty && $0.method == nil && !isWhole($0.name) }
            .map { (prefix: $0.name, title: $0.meaning, body: $0.example) }
        return "{\n" + entries.map(entry).joined(separator: ",\n") + "\n}\n"
    }

    private static let whole = [
        (prefix: "rule", title: "一条新规则，带测试", body: RuleSkeleton.text("${TM_FILENAME_BASE}")),
        (
            prefix: "test", title: "规则的测试",
            body:
                "test \"${TM_FILENAME_BASE}\" {\n  { \"到期当天\", given = {}, on = \"2026-04-30\", expect = nothing },\n}\n"
        ),
        (prefix: "check", title: "who 说不清的条件", body: "check = function(j) return j.open_complaints == 0 end,"),
        (prefix: "sample", title: "抽样", body: "sample = { percent = 10, most = 60 },"),
    ]

    private static func isWhole(_ name: String) -> Bool { whole.contains { $0.prefix == name } }

    private static func entry(_ entry: (prefix: String, title: String, body: String)) -> String {
        let lines = entry.body.split(separator: "\n", omittingEmptySubsequences: false)
        return """
              \(JSONText.quoted("\(entry.prefix)：\(entry.title)")): {
                "scope": "lua",
                "prefix": \(JSONText.quoted(entry.prefix)),
                "body": [\(lines.map { JSONText.quoted(String($0)) }.joined(separator: ", "))]
              }
            """
    }
}

/// Texts as JSON writes them.
enum JSONText {
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
