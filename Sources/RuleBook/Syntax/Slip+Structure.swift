import Lifecycle

// Slips of how the parts of a file fit together.
extension Slip {
    static let missingComma = Slip(
        .missingComma,
        Phrase("a comma is missing here", zh: "这里缺一个逗号"),
        hint: Phrase("write , between two entries", zh: "两项之间要写英文逗号 ,")
    )

    static func missingEnd(of block: String, line: Int) -> Slip {
        Slip(
            .missingEnd,
            Phrase("the \(block) of line \(line) has no end", zh: "第 \(line) 行的 \(block) 缺少 end"),
            hint: Phrase(
                "write end here; a block closes after its return",
                zh: "在这里补写 end；return 之后这一段就要结束"
            )
        )
    }

    static func missingBracket(_ closer: String, opener: String, line: Int) -> Slip {
        Slip(
            .missingBracket,
            Phrase("the \(opener) of line \(line) is not closed", zh: "第 \(line) 行的 \(opener) 没有配对的 \(closer)"),
            hint: Phrase("write \(closer) before this", zh: "在这之前补写 \(closer)")
        )
    }

    static let assignmentForComparison = Slip(
        .assignmentForComparison,
        Phrase("= gives a value, it does not compare", zh: "= 是赋值，不是比较"),
        hint: Phrase("write == to compare", zh: "比较是否相等请写 ==")
    )

    static func expected(_ wanted: Phrase, found: Phrase) -> Slip {
        Slip(
            .unexpected,
            Phrase(
                "found \(found.english) where \(wanted.english) was expected",
                zh: "这里应当是\(wanted.chinese)，却是\(found.chinese)"
            ),
            hint: Phrase(
                "look at what stands just before: something is missing or too much",
                zh: "请检查紧挨着它的前面：少写或多写了什么"
            )
        )
    }

    static func misspelt(_ written: String, meant: String) -> Slip {
        Slip(
            .unexpected,
            Phrase("\(written.clipped) is not a word of Lua", zh: "\(written.clipped) 不是 Lua 的词"),
            hint: Phrase("did you mean \(meant)?", zh: "是不是想写 \(meant)？")
        )
    }

    static func reservedKey(_ word: String) -> Slip {
        Slip(
            .unexpected,
            Phrase("\(word) is a word of Lua and no name for an entry", zh: "\(word) 是 Lua 的保留词，不能作名称"),
            hint: Phrase("write [\"\(word)\"] = …", zh: "请写成 [\"\(word)\"] = …")
        )
    }

    static let comparisonForAssignment = Slip(
        .unexpected,
        Phrase("== compares, it does not give a value", zh: "== 是比较，不是赋值"),
        hint: Phrase("write a single =", zh: "赋值只写一个 =")
    )

    static let incompleteStatement = Slip(
        .unexpected,
        Phrase("this is not a whole instruction", zh: "这不是一条完整的语句"),
        hint: Phrase(
            "give it a purpose: local name = …, return …, or a call such as name(…)",
            zh: "请写成 local 名称 = …、return …，或 名称(…) 这样的调用"
        )
    )

    static let strayEnd = Slip(
        .unexpected,
        Phrase("this end closes nothing", zh: "这个 end 没有对应的开头"),
        hint: Phrase("remove it, or find the block it was meant for", zh: "删掉它，或找到它本来要结束的那一段")
    )

    static let varargOutside = Slip(
        .unexpected,
        Phrase("... is not available here", zh: "这里不能用 ..."),
        hint: Phrase("write function(...) to receive it", zh: "函数要写成 function(...) 才能用它")
    )

    static func tooDeep(limit: Int) -> Slip {
        Slip(
            .tooLarge,
            Phrase("more than \(limit) levels inside each other", zh: "嵌套超过了 \(limit) 层"),
            hint: Phrase("name the inner parts with local and use the names", zh: "把里层的部分用 local 起个名称再引用")
        )
    }

    static func tooLong(limit: Int) -> Slip {
        Slip(
            .tooLarge,
            Phrase("the file is longer than \(limit / 1024) KiB", zh: "文件超过了 \(limit / 1024) KiB"),
            hint: Phrase("one file holds one rule: split it", zh: "一个文件只写一条规则：请拆开")
        )
    }

    static func tooManyLocals(limit: Int) -> Slip {
        Slip(
            .tooLarge,
            Phrase("more than \(limit) local variables in one function", zh: "一个函数里的局部变量超过了 \(limit) 个"),
            hint: Phrase("put them in one table", zh: "请放进一个表里")
        )
    }
}
