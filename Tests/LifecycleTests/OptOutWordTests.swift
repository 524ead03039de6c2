import Lifecycle
import Testing

@Suite("Opt-out words")
struct OptOutWordTests {
    @Test(
        "are found whatever stands around them",
        arguments: [
            ("", nil), ("R", "R"), ("r", "R"), (" t \r\n", "T"), ("Ｔ", "T"), ("ｔｄ。", "TD"), ("“TD”", "TD"), ("ⓡ", "R"),
            ("T T", "TT"), ("回复R", "R"), ("回复：TD", "TD"), ("回T", "T"), ("请退订!", "退订"), ("【退订】", "退订"),
            ("TD退订", "退订"), ("回复TD退订", "退订"), ("退 订", "退订"), ("退\u{200B}订\u{FE0F}", "退订"),
            ("Unsubscribe", "UNSUBSCRIBE"),
            ("不要再发了！！", "不要再发了"), ("退訂", "退訂"), ("N", "N"), ("😡退订😡", "退订"),
        ] as [(String, String?)]
    )
    func match(text: String, word: String?) { #expect(OptOutWord.match(text) == word) }

    @Test(
        "are none when anything else is said",
        arguments: [
            "RR", "1", "no", "退房", "取消预约", "退订吗", "不退订", "回复", "请", "T恤", "TD-LTE", "NRT", "收到,谢谢", "。", "退订退订",
        ]
    )
    func others(text: String) { #expect(OptOutWord.match(text) == nil) }

    @Test("a long text is none, and takes no time", arguments: [401, 1 << 20])
    func long(count: Int) { #expect(OptOutWord.match(String(repeating: " ", count: count) + "T") == nil) }

    @Test("every word of the table is found as it stands", arguments: OptOutWord.codes + OptOutWord.words)
    func table(word: String) {
        #expect(OptOutWord.normalized(word) == word)
        #expect(OptOutWord.match(word) == word)
    }

    @Test("those that leave no doubt are words of the table")
    func unmistakable() {
        #expect(OptOutWord.unmistakable.isSubset(of: OptOutWord.codes + OptOutWord.words))
    }
}
