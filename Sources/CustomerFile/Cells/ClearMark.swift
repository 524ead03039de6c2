/// What a cell says that asks to remove what is on record: （清空）.
enum ClearMark {
    /// Whether a text is the mark; brackets of any kind have to stand around the word.
    ///
    /// `text` has no spaces around it.
    @inline(__always)
    static func matches(_ text: Span<UInt8>) -> Bool {
        text.count >= 7 && text.count <= longest && mayBegin(text[0]) && isMark(text)
    }

    private static func isMark(_ text: Span<UInt8>) -> Bool {
        let plain = CellText.cleaned(text, .halfWidth)
        let word = String(decoding: plain, as: UTF8.self).lowercased().filter { $0 != " " }
        return marks.contains(word)
    }

    private static let longest = 27  // bytes of UTF-8: nine characters

    private static let marks: Set<String> = {
        let brackets = ["()", "[]", "<>", "{}", "【】", "〔〕", "《》", "〈〉", "「」", "『』", "〖〗"]
        return Set(
            brackets.flatMap { pair in
                ["清空", "clear"].map { "\(pair.prefix(1))\($0)\(pair.suffix(1))" }
            }
        )
    }()

    private static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "{"), 0xE3, 0xEF: true
        default: false
        }
    }
}
