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

    @Test(
        "are found in what politeness puts around them",
        arguments: [
            ("退订，谢谢", "退订"), ("请退订", "退订"), ("你好 退订", "退订"), ("TD 谢谢", "TD"), ("ＴＤ，谢谢！", "TD"), ("您好，请退订，谢谢您", "退订"),
            ("麻烦帮我退订一下，谢谢", "退订"), ("我要退订", "退订"), ("请退订此类短信", "退订"), ("退订短信了", "退订"), ("全部退订", "退订"),
            ("请不要再给我发短信了，谢谢", "不要再给我发"), ("别再发广告了", "别再发"), ("请你们别发了好吗", "别发了"), ("拒收短信", "拒收"),
            ("不好意思，取消订阅，谢谢", "取消订阅"), ("麻煩幫我退訂，謝謝", "退訂"), ("  退　订 ， 谢 谢  ", "退订"), ("T 谢谢", "T"),
            ("回复TD，谢谢", "TD"), ("Please unsubscribe me, thank you", "UNSUBSCRIBE"), ("STOP please", "STOP"),
            ("hi TD thanks", "TD"), ("TD退订谢谢", "退订"), ("以后不要再打扰我了", "不要再打扰"),
        ] as [(String, String)]
    )
    func polite(text: String, word: String) { #expect(OptOutWord.match(text) == word) }

    @Test(
        "are none in a text that says anything else, however polite",
        arguments: [
            "不要退订", "请不要退订", "我不要退订", "不退订，谢谢", "我没有退订", "别退订", "暂不退订谢谢", "不用退订", "不需要退订", "可以不退订吗",
            "怎么退订", "请问如何退订", "退订吗？", "能退订吗", "已退订", "退订了怎么还发", "谢谢", "你好", "您好，谢谢", "好的，谢谢", "请", "N，谢谢",
            "你好，取消，谢谢", "我要取消", "麻烦取消预约，谢谢", "我要退", "我要退房，谢谢", "No thanks", "thank you", "hi", "please",
            "HIT", "THANKS T SHIRT", "不要给我打电话", "请不要发票", "不要再发错了", "别发到旧地址",
            "你好，我家厨房漏水已经三个星期，电话打了五次没人管，再这样我就退订并且投诉到住建局，请尽快处理，谢谢",
            "房子的问题一个都没解决，只会发短信，退订", "请把我的邮箱改一下，不要退订，谢谢",
        ]
    )
    func anythingElse(text: String) { #expect(OptOutWord.match(text) == nil) }

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
