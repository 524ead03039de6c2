extension OptOutWord {
    /// Words that may as well answer a question of ours (“N，谢谢”, “你好，取消”): what politeness adds to them does not
    /// make a refusal of them.
    private static let ambiguous: Set<String> = ["N", "退", "取消", "拒绝", "拒絕"]

    /// What people write before the word.
    private static let openings = [
        "你好", "您好", "妳好", "亲", "親", "不好意思", "打扰了", "打擾了", "麻烦", "麻煩", "谢谢", "謝謝", "拜托", "拜託", "请", "請",
        "烦请", "煩請", "好的", "你们", "你們", "您", "你", "帮我", "幫我", "帮忙", "幫忙", "给我", "給我", "替我", "我要求", "我要", "我想",
        "要求", "申请", "申請", "本人", "我", "直接", "马上", "馬上", "立即", "立刻", "尽快", "盡快", "以后", "以後", "今后", "今後", "全部",
        "回复", "回復", "回覆", "回", "再次",
    ]

    /// What people write after it.
    private static let closings = [
        "谢谢", "謝謝", "多谢", "多謝", "感谢", "感謝", "谢", "謝", "你们", "你們", "您", "你", "我", "了", "吧", "啊", "哦", "呀", "啦", "哈",
        "短信", "简讯", "簡訊", "短讯", "短訊", "信息", "消息", "讯息", "訊息", "广告", "廣告", "推广", "推廣", "这类", "這類", "此类", "此類",
        "这些", "這些", "所有", "全部", "一下", "给我", "給我", "拜托", "拜託", "辛苦", "再见", "再見", "好吗", "好嗎",
    ]

    /// The same in English: whole words, which say nothing by themselves.
    private static let politeWords: Set<String> = [
        "HELLO", "HI", "DEAR", "SIR", "PLEASE", "PLS", "KINDLY", "THANKS", "THANK", "THX", "YOU", "ME",
    ]

    /// Finds the word that is left of a text once politeness is taken away at both ends.
    ///
    /// Only whole phrases of the two lists go: a “不”, a question or a reason stays, and the text is none.
    static func politely(_ text: String) -> String? {
        let latin = words(text).filter { !politeWords.contains($0) }.joined()
        guard let word = stripped(latin), !ambiguous.contains(word) else { return nil }
        return word
    }

    /// The pieces of a text between spaces and punctuation, as ``normalized(_:)`` has them.
    private static func words(_ text: String) -> [String] {
        text.split { character in normalized(String(character)).isEmpty }.map { normalized(String($0)) }
    }

    /// Takes openings first, all there are, then closings, until a word is left.
    private static func stripped(_ text: String) -> String? {
        var rest = Substring(text)
        while true {
            if let word = bare(rest) { return word }
            guard let opening = openings.first(where: rest.hasPrefix) else { break }
            rest = rest.dropFirst(opening.count)
        }
        while let closing = closings.first(where: rest.hasSuffix) {
            rest = rest.dropLast(closing.count)
            if let word = bare(rest) { return word }
        }
        return nil
    }
}
