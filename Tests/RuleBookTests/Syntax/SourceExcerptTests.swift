import Testing

@testable import RuleBook

@Suite("Source excerpt")
struct SourceExcerptTests {
    @Test(
        "puts the caret under the characters concerned",
        arguments: [
            ("", 1, 1, "\n^"), ("abc", 1, 1, "abc\n^"), ("abc", 2, 2, "abc\n ^^"), ("abc", 4, 1, "abc\n   ^"),
            ("abc", 9, 1, "abc\n   ^"), ("上海，b", 3, 1, "上海，b\n    ^^"), ("上海，b", 4, 1, "上海，b\n      ^"),
            ("\ta", 2, 1, "    a\n    ^"), ("a\tb", 3, 1, "a   b\n    ^"), ("a\u{1B}[b", 4, 1, "a\u{FFFD}[b\n   ^"),
            ("e\u{301}x", 2, 1, "e\u{301}x\n ^"), ("👩‍👩‍👧x", 2, 1, "👩‍👩‍👧x\n  ^"), ("abc", 2, 9, "abc\n ^^"),
        ]
    )
    func caret(line: String, column: Int, length: Int, shown: String) {
        #expect(SourceExcerpt.caret(line: line, column: column, length: length) == shown)
    }
}
