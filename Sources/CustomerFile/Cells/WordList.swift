import Lifecycle

/// The words a cell may hold, each with the value it stands for.
struct WordList {
    private let words: [(bytes: [UInt8], value: FieldValue)]

    private init(_ words: [(String, FieldValue)]) {
        self.words = words.map { (Array($0.0.lowercased().utf8), $0.1) }
    }

    private static let yes = ["是", "y", "yes", "1", "true", "t", "同意", "已同意", "有", "√", "✓", "✔"]
    private static let no = ["否", "n", "no", "false", "f", "不同意", "未同意", "拒绝", "×"]
    /// Answers of which only a plain no may take one back: 0 and 无 are what programs write for "none".
    private static let weighty: Set = ["person.deceased", "person.blocked"]
    /// Facts that a home or project has or has not.
    private static let had: Set = ["project.heating"]

    /// Yes and no, as a field says them.
    static func boolean(of field: Field) -> WordList {
        let path = "\(field.record.rawValue).\(field.name)"
        let zero = weighty.contains(path) ? [] : ["0"]
        let none = had.contains(path) ? ["无"] : []
        return WordList(yes.map { ($0, .boolean(true)) } + (no + zero + none).map { ($0, .boolean(false)) })
    }

    /// The words for a field of fixed choices: code, label and what departments say instead.
    static func choices(of field: Field, _ choices: [FieldType.Choice]) -> WordList {
        let more = synonyms["\(field.record.rawValue).\(field.name)"] ?? [:]
        return WordList(
            choices.flatMap { choice in
                ([choice.label, choice.code] + (more[choice.code] ?? [])).map { ($0, .text(choice.code)) }
            }
        )
    }

    /// The value a text stands for; upper and lower case are the same.
    ///
    /// `text` is half-width, without spaces around it.
    func value(of text: Span<UInt8>) -> FieldValue? {
        for word in words where word.bytes.count == text.count {
            if Self.isSame(word.bytes.span, text) { return word.value }
        }
        return traditional(text)
    }

    /// The value of a text in traditional characters.
    private func traditional(_ text: Span<UInt8>) -> FieldValue? {
        guard text.count >= 3, text.count <= Self.longest, text[0] >= 0xE3 else { return nil }
        let written = CellText.string(text)
        let simplified = Traditional.simplified(written)
        guard simplified != written else { return nil }
        return value(of: Array(simplified.utf8).span)
    }

    private static let longest = 36  // bytes of UTF-8: twelve characters

    private static func isSame(_ lowercase: Span<UInt8>, _ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            let byte = text[index]
            let isUpper = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            if lowercase[index] != (isUpper ? byte + 0x20 : byte) { return false }
        }
        return true
    }

    private static let synonyms: [String: [String: [String]]] = [
        "person.gender": ["male": ["m", "男性", "先生"], "female": ["f", "女性", "女士", "小姐"]],
        "person.birthday_kind": [
            "solar": ["阳历", "新历", "国历"], "lunar": ["阴历", "旧历"], "unconfirmed": ["不详", "未知", "待确认"],
        ],
        "home.finish": [
            "fitted": ["精装修", "精装房", "精装交付", "全装修"], "bare": ["毛坯房", "毛坯交付", "清水", "清水房"],
        ],
        "journey.status": [
            "visited": ["已到访", "来访", "已来访"],
            "subscribed": ["已认购", "大定", "已定"],
            "signed": ["签约", "网签", "已网签", "已签"],
            "handed_over": ["交付", "交房", "已交房", "已交楼", "已收楼", "已收房", "已入伙", "已领房"],
            "transferred": ["转让", "更名", "已更名", "过户", "已过户"],
            "returned": ["退房", "换房", "已换房", "挞定", "退定", "已退定", "退订"],
        ],
        "journey.payment": [
            "mortgage": ["商业贷款", "按揭贷款", "商贷", "银行按揭", "商业按揭"],
            "fund": ["公积金贷款", "公积金按揭"],
            "full": ["一次性", "一次性付款", "全额", "全额付款"],
            "instalments": ["分期"],
        ],
        "ownership.role": [
            "main": ["主权利人", "产权人", "业主", "买受人", "权利人", "主买受人"],
            "co": ["配偶", "联名", "联名人", "共有", "共同买受人", "共有权人", "共权人", "共同共有人", "按份共有人"],
            "former": ["退出", "已退出共有", "原业主", "前业主", "原共有人"],
        ],
    ]
}
