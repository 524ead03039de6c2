import Lifecycle

/// What is wrong and what to do, before it has a place.
struct Slip: Sendable {
    let number: CatalogueNumber
    let message: Phrase
    let hint: Phrase

    init(_ number: CatalogueNumber, _ message: Phrase, hint: Phrase) {
        self.number = number
        self.message = message
        self.hint = hint
    }
}

/// A slip with its place; thrown, it stops the parser.
///
/// A class, because every frame of the recursive parser keeps room for the error it may pass on.
final class SyntaxHalt: Error {
    let slip: Slip
    let spot: SourceSpot

    init(slip: Slip, spot: SourceSpot) {
        self.slip = slip
        self.spot = spot
    }
}

// Slips of single characters and literals.
extension Slip {
    static func fullWidth(_ character: FullWidth.Character) -> Slip {
        let code = "U+" + String(character.scalar.value, radix: 16, uppercase: true)
        if character.isSpace {
            return Slip(
                .fullWidth,
                Phrase("a wide or invisible space (\(code)) outside quotes", zh: "引号外有全角或不可见的空格(\(code))"),
                hint: Phrase("replace it with an ordinary space", zh: "换成普通的半角空格")
            )
        }
        let write = character.advice
        return Slip(
            .fullWidth,
            Phrase("full-width \(character.scalar) (\(code)) outside quotes", zh: "引号外出现了全角字符 \(character.scalar)"),
            hint: Phrase(
                "write \(write) with the input method switched to English",
                zh: "把输入法切到英文，改写成 \(write)"
            )
        )
    }

    static func mathSign(_ scalar: Unicode.Scalar, write: String) -> Slip {
        Slip(
            .fullWidth,
            Phrase("\(scalar) is no sign of Lua", zh: "\(scalar) 不是 Lua 的符号"),
            hint: Phrase("write \(write)", zh: "请改写成 \(write)")
        )
    }

    static func unfinishedText(_ quote: String) -> Slip {
        Slip(
            .unfinishedText,
            Phrase("the text opened with \(quote) is not closed on this line", zh: "用 \(quote) 开始的文字在本行没有结束"),
            hint: Phrase("write \(quote) where the text ends", zh: "在文字结束处补一个 \(quote)")
        )
    }

    static func unfinishedLongText(closer: String, comment: Bool) -> Slip {
        let what = comment ? Phrase("comment", zh: "注释") : Phrase("text", zh: "文字")
        return Slip(
            .unfinishedLongText,
            Phrase("the long \(what.english) that starts here never ends", zh: "从这里开始的长\(what.chinese)一直没有结束"),
            hint: Phrase("write \(closer) where it ends", zh: "在结束处写上 \(closer)")
        )
    }

    static func malformedNumber(_ text: String) -> Slip {
        Slip(
            .malformedLiteral,
            Phrase("\(text.clipped) is not a number", zh: "\(text.clipped) 不是正确的数字"),
            hint: Phrase(
                "write digits such as 12 or 0.5; put texts and days in quotes, as in \"2026-01-31\"",
                zh: "数字写成 12 或 0.5 这样；文字和日期要加英文引号，如 \"2026-01-31\""
            )
        )
    }

    static let malformedEscape = Slip(
        .malformedLiteral,
        Phrase("this combination after \\ has no meaning", zh: "反斜杠 \\ 后面的写法没有意义"),
        hint: Phrase("write \\\\ for a backslash, \\n for a new line", zh: "要写反斜杠本身请写 \\\\，换行写 \\n")
    )

    static func notUTF8(line: Int) -> Slip {
        Slip(
            .notText,
            Phrase("line \(line) is not UTF-8 text", zh: "第 \(line) 行不是 UTF-8 文字"),
            hint: Phrase(
                "rule files are text: save the file again with the encoding UTF-8 (not GBK or ANSI)",
                zh: "规则文件是文本：请在编辑器里选择 UTF-8 编码(不是 GBK 或 ANSI)重新保存"
            )
        )
    }

    static func notText(line: Int) -> Slip {
        Slip(
            .notText,
            Phrase("line \(line) holds a byte that no text has", zh: "第 \(line) 行含有文本里不会有的字节"),
            hint: Phrase(
                "rule files are text: save the file again as plain text in UTF-8",
                zh: "规则文件是文本：请另存为 UTF-8 纯文本"
            )
        )
    }

    static let bytecode = Slip(
        .notText,
        Phrase("this is compiled Lua, not a rule file", zh: "这是编译过的 Lua，不是规则文件"),
        hint: Phrase("rule files are text: put the source in its place", zh: "规则文件是文本：请换成源文件")
    )

    static func bareText(_ text: String) -> Slip {
        Slip(
            .bareText,
            Phrase("\(text.clipped) stands here without quotes", zh: "\(text.clipped) 没有加引号"),
            hint: Phrase(
                "put texts in quotes, as in \"\(text.clipped)\"; names are English letters, digits and _",
                zh: "文字要写在英文引号里，如 \"\(text.clipped)\"；名称只能用英文字母、数字和下划线"
            )
        )
    }

    static func strangeCharacter(_ text: String) -> Slip {
        Slip(
            .unexpected,
            Phrase("the character \(text) has no meaning here", zh: "字符 \(text) 在这里没有意义"),
            hint: Phrase("remove it, or put it in quotes", zh: "删掉它，或放进引号里")
        )
    }
}

extension String {
    /// At most 20 characters of what somebody wrote, so that a message stays one line.
    var clipped: String { count > 20 ? prefix(19) + "…" : self }
}
