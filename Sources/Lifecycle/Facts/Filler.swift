/// Words that people and programs write where there is nothing to write: none of them is a fact about a person.
package enum Filler {
    /// Whether a text stands for "none", in any column.
    ///
    /// Upper and lower case, full and half width are the same, and brackets around it do not count: `N/A`, `#N/A`, `-`,
    /// `／`, `无`, `暂无`, `nan`, `(null)`. So is `0`: columns of numbers and answers ask for that first.
    /// - Parameter text: The text, without spaces around it and without invisible characters.
    /// - Returns: True for an empty text as well.
    package static func isNone(_ text: some StringProtocol) -> Bool {
        isNone(Array(text.utf8).span)
    }

    /// The same for bytes of UTF-8.
    package static func isNone(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0 else { return true }
        // Most cells are longer than any filler, or begin as none does.
        guard text.count <= longest, mayBegin(text) else { return false }
        return isNone(comparable: comparable(text))
    }

    /// Whether a text in the column of names is no name: any filler, and words such as 业主, 先生, 测试客户.
    ///
    /// A number behind such a word does not make it one: 业主1, test02.
    /// - Parameter text: The text, without spaces around it and without invisible characters.
    /// - Returns: True for an empty text as well.
    package static func isNoName(_ text: some StringProtocol) -> Bool {
        isNoName(Array(text.utf8).span)
    }

    /// The same for bytes of UTF-8.
    package static func isNoName(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0 else { return true }
        guard text.count <= longest, mayBeNoName(text) else { return false }
        let word = comparable(text)
        if isNone(comparable: word) || testWords.contains(where: word.hasPrefix) { return true }
        var stem = Substring(word)
        while let last = stem.utf8.last, 0x30...0x39 ~= last { stem.removeLast() }
        return stem.isEmpty || noNames.contains(String(stem)) || words.contains(String(stem))
    }

    private static let longest = 39  // bytes of UTF-8: thirteen full-width characters

    private static func isNone(comparable word: String) -> Bool {
        words.contains(word) || word.unicodeScalars.allSatisfy(marks.contains)
    }

    /// Whether a text of at least one byte begins as a filler may.
    @inline(__always)
    private static func mayBegin(_ text: Span<UInt8>) -> Bool {
        switch text[0] {
        case 0x30: text.count <= 3
        case 0x31...0x39: false
        case 0x41...0x5A, 0x61...0x7A: isLatinStart(text[0] | 0x20) && text.count <= 14
        case ..<0x80, 0xC2, 0xE2, 0xE3, 0xEF: true
        default: text.count >= 3 && isChineseStart(UInt32(text[0]) << 16 | UInt32(text[1]) << 8 | UInt32(text[2]))
        }
    }

    /// Whether a text of at least one byte begins as a word in place of a name may: most names do not.
    @inline(__always)
    private static func mayBeNoName(_ text: Span<UInt8>) -> Bool {
        if text[0] < 0xE4 || text[0] == 0xEF || text.count < 3 { return true }
        let first = UInt32(text[0]) << 16 | UInt32(text[1]) << 8 | UInt32(text[2])
        return isChineseStart(first) || nameStarts.contains(first)
    }

    /// The first characters of ``noNames`` and ``testWords``, as three bytes of UTF-8 each.
    private static let nameStarts = Set(
        (noNames.union(testWords)).compactMap { word -> UInt32? in
            let bytes = Array(word.utf8.prefix(3))
            return bytes.count == 3 ? UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[2]) : nil
        }
    )

    private static func isLatinStart(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "t"), UInt8(ascii: "e"), UInt8(ascii: "m"),
            UInt8(ascii: "x"):
            true
        default: false
        }
    }

    /// Whether three bytes are the first character of a Chinese filler.
    private static func isChineseStart(_ character: UInt32) -> Bool {
        switch character {
        case 0xE6_97A0, 0xE7_84A1, 0xE6_9A82, 0xE6_9AAB, 0xE5_BE85, 0xE6_B58B, 0xE6_B8AC, 0xE6_9CAA,  // 无無暂暫待测測未
            0xE4_B88D, 0xE7_A9BA, 0xE6_B2A1, 0xE6_B292, 0xE7_BCBA, 0xE7_95A5, 0xE5_B09A, 0xE6_9FA5,  // 不空没沒缺略尚查
            0xE4_BF9D:  // 保
            true
        default: false
        }
    }

    /// The text in lower case and half width, without spaces and without brackets around it.
    private static func comparable(_ text: Span<UInt8>) -> String {
        guard let valid = try? UTF8Span(validating: text) else { return "?" }
        var result = String.UnicodeScalarView()
        for scalar in String(copying: valid).unicodeScalars where !scalar.properties.isWhitespace {
            let isWide = 0xFF01...0xFF5E ~= scalar.value
            var value = isWide ? scalar.value - 0xFEE0 : scalar.value
            if 0x41...0x5A ~= value { value += 0x20 }
            if let folded = Unicode.Scalar(value), !scalar.properties.isDefaultIgnorableCodePoint {
                result.append(folded)
            }
        }
        let whole = result[...]
        let inner = whole.drop { brackets.contains($0) }
        let kept = inner.prefix { !brackets.contains($0) }
        // What stands in brackets counts if nothing stands behind them.
        let rest = inner.dropFirst(kept.count)
        return String(String.UnicodeScalarView(rest.allSatisfy(brackets.contains) && !kept.isEmpty ? kept : whole))
    }
}

extension Filler {
    private static let brackets = Set("()<>[]{}【】《》〈〉「」『』〔〕“”‘’\"'`".unicodeScalars)
    /// Texts of nothing but these say nothing.
    private static let marks = Set("-/\\?.,_*#~|+=!:;&^、。，？！…—–―‐‑‒−─·・｡ー※".unicodeScalars).union(brackets)
    private static let testWords = ["测试", "測試"]

    private static let words: Set<String> = [
        "0", "00", "000", "n/a", "na", "n.a.", "n.a", "n\\a", "#n/a", "#n/a!", "#na", "nan", "#nan", "nat", "nil",
        "null",
        "none", "#ref!", "#name?", "#value!", "#div/0!", "#null!", "#num!", "#spill!", "#calc!", "#field!",
        "#getting_data", "#无", "\\n", "undefined", "unknown", "unk", "tbd", "tba", "tbc", "t.b.d.", "test", "testing",
        "empty", "missing", "notavailable", "notapplicable", "notset", "nodata", "xx", "xxx", "xxxx", "xxxxx",
        "无", "无无", "没有", "没", "暂无", "暂缺", "暂未", "暂空", "暂未提供", "暂未登记", "暂无数据", "暂无信息", "暂无资料", "暂不提供",
        "待定", "待补", "待补充", "待填", "待填写", "待完善", "待更新", "待录入", "待提供", "待核实", "待确认", "待查", "待登记",
        "测试", "测试数据", "测试用", "未知", "未详", "未定", "未填", "未填写", "未提供", "未录入", "未登记", "未留", "未采集", "未维护",
        "不详", "不祥", "不明", "不清楚", "不知道", "不知", "不适用", "不存在", "不提供", "不愿提供", "空", "空白", "空值", "缺", "缺失",
        "略", "尚未", "尚无", "尚未提供", "尚未登记", "无数据", "无信息", "无记录", "无资料", "无此项", "无效", "无手机", "无电话", "无邮箱",
        "无号码", "无姓名", "无名", "无名氏", "查无", "查无此人", "保密",
        "無", "沒有", "沒", "暫無", "暫缺", "暫未提供", "暫無資料", "暫無數據", "待補", "待補充", "待填寫", "待確認", "測試", "測試數據",
        "未詳", "未填寫", "未錄入", "未登記", "不詳", "不適用", "無資料", "無數據", "無記錄", "無效", "無手機", "無電話",
    ]

    private static let noNames: Set<String> = [
        "业主", "业主本人", "客户", "住户", "房主", "户主", "买受人", "购房人", "购买人", "权利人", "产权人", "用户", "租户", "访客",
        "新客户", "老客户", "潜在客户", "意向客户", "陌生客户", "陌生人", "散客", "本人", "家属", "姓名", "先生", "女士", "小姐", "太太",
        "先生女士", "先生/女士", "匿名", "匿名用户", "匿名客户", "匿名业主", "某", "某某", "某某某", "某先生", "某女士", "某业主", "某客户",
        "xx先生", "xx女士", "管理员", "系统", "系统用户", "業主", "客戶", "住戶", "戶主", "買受人", "購房人", "權利人", "產權人",
        "用戶", "匿名用戶", "匿名客戶", "testuser", "testcustomer", "testclient", "customer", "client", "owner", "user",
        "name", "anonymous", "admin", "guest", "resident", "mr", "mr.", "ms", "ms.", "mrs", "mrs.",
    ]
}
