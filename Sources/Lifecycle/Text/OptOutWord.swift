/// The words by which people say that they want no more messages, whatever way they come back.
///
/// Source: the replies that mainland SMS gateways take as a refusal (R, T, TD, TT, N, QX, 退订, 拒收 …), what people
/// write instead, and `unsubscribe`, which mail programs put into the subject for a `List-Unsubscribe` header.
package enum OptOutWord {
    /// Codes in Latin letters, in upper case.
    package static let codes = ["R", "T", "TD", "TT", "N", "QX", "STOP", "UNSUBSCRIBE"]

    /// Words in Chinese, simplified and traditional.
    package static let words = [
        "退订", "退", "取消", "取消订阅", "拒收", "拒绝", "不要再发", "不要再发了", "不要发了", "别发", "别发了", "别再发",
        "别再发了", "不要发", "不要给我发", "不要再给我发", "别给我发", "别再给我发", "不要打扰", "不要再打扰", "别再打扰", "退訂",
        "取消訂閱", "拒絕", "不要再發", "不要再發了", "不要發了", "別發", "別發了", "別再發", "別再發了", "不要發", "不要給我發",
        "不要再給我發", "別給我發", "別再給我發", "不要打擾", "不要再打擾", "別再打擾",
    ]

    /// Words that mean nothing but “no more messages”, wherever they stand; 取消 and N may answer a question.
    package static let unmistakable: Set<String> = [
        "TD", "QX", "UNSUBSCRIBE", "退订", "退訂", "取消订阅", "取消訂閱", "拒收",
    ]

    /// Finds the word that a whole text consists of, apart from politeness: `你好，请退订，谢谢`.
    ///
    /// A code before a word counts as the word: `TD退订`, as the text of a promotion asks for it.
    ///
    /// - Parameter text: What somebody wrote, without quoted texts; of any length.
    /// - Returns: The word as it stands in the table, or nothing when the text says anything else as well.
    package static func match(_ text: String) -> String? {
        guard text.utf8.count <= longestText else { return nil }
        let folded = normalized(text)
        for form in [folded, withoutInvitation(folded)] {
            if let word = bare(form[...]) { return word }
        }
        return politely(text)
    }

    /// A text as words are compared: half-width, upper case, without spaces, punctuation, symbols and marks.
    ///
    /// Full-width and circled letters become plain ones, as NFKC has it; other compatibility forms stay.
    package static func normalized(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.lazy.map(folded) where isKept(scalar) { scalars.append(scalar) }
        return String(scalars).uppercased()
    }

    private static let longestText = 400  // bytes: no word is longer, whatever stands around it

    /// The word that a text of ``normalized(_:)`` is.
    static func bare(_ folded: Substring) -> String? {
        if let word = (codes + words).first(where: { $0 == folded }) { return word }
        let rest = String(folded.drop { $0.isASCII })
        return codes.contains(String(folded.prefix { $0.isASCII })) ? words.first { $0 == rest } : nil
    }

    /// Takes away what promotions write before the word, and what politeness adds.
    private static func withoutInvitation(_ folded: String) -> String {
        for opening in ["请回复", "請回覆", "回复", "回復", "回覆", "请", "請", "回"] where folded.hasPrefix(opening) {
            return String(folded.dropFirst(opening.count))
        }
        return folded
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let plain: UInt32 =
            switch scalar.value {
            case 0xFF01...0xFF5E: scalar.value - 0xFEE0  // full-width forms
            case 0x24B6...0x24CF: scalar.value - 0x24B6 + 0x41  // Ⓐ through Ⓩ
            case 0x24D0...0x24E9: scalar.value - 0x24D0 + 0x61  // ⓐ through ⓩ
            default: scalar.value
            }
        return Unicode.Scalar(plain) ?? scalar
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
