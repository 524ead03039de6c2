import Lifecycle

// Slips of names, purity, labels and attributes.
extension Slip {
    static func globalAssigned(_ name: String) -> Slip {
        Slip(
            .globalAssigned,
            Phrase("\(name.clipped) is given a value but was not declared", zh: "\(name.clipped) 没有声明就赋值"),
            hint: Phrase("write local in front, where it is first used", zh: "第一次使用时在前面写 local")
        )
    }

    static func vocabularyChanged(_ name: String) -> Slip {
        Slip(
            .globalAssigned,
            Phrase("\(name.clipped) belongs to the rule book and cannot be changed", zh: "\(name.clipped) 属于规则册，不能改动"),
            hint: Phrase("keep your values in a local variable", zh: "请用 local 变量保存自己的值")
        )
    }

    static func unknownName(_ name: String, nearest: String?) -> Slip {
        Slip(
            .unknownName,
            Phrase("rule files have no name \(name.clipped)", zh: "规则文件里没有 \(name.clipped) 这个名称"),
            hint: nearest.map { Phrase("did you mean \($0)?", zh: "是不是想写 \($0)？") }
                ?? Phrase(
                    "put a text in quotes, or declare a variable with local before using it",
                    zh: "如果是文字请加英文引号；如果是变量请先用 local 声明"
                )
        )
    }

    static func unknownMember(_ name: String, nearest: String?) -> Slip {
        Slip(
            .unknownName,
            Phrase("\(name.clipped) is not available in rule files", zh: "规则文件里不能用 \(name.clipped)"),
            hint: nearest.map { Phrase("did you mean \($0)?", zh: "是不是想写 \($0)？") }
                ?? Phrase("see which words rule files have: 《规则语言》", zh: "可用的词请看 《规则语言》")
        )
    }

    static let environment = Slip(
        .unknownName,
        Phrase("_ENV is not available in rule files", zh: "规则文件里不能用 _ENV"),
        hint: Phrase("choose another name", zh: "请换一个名称")
    )

    static func outerAssigned(_ name: String) -> Slip {
        Slip(
            .outerAssigned,
            Phrase("the function changes \(name.clipped), which lives outside it", zh: "函数改动了它外面的变量 \(name.clipped)"),
            hint: Phrase(
                "use a local variable inside the function: a rule must not remember one customer for the next",
                zh: "请在函数里用 local 变量：规则不能把一位客户的结果带给下一位"
            )
        )
    }

    static let outerTableChanged = Slip(
        .outerTableChanged,
        Phrase("the function changes a table that it did not make", zh: "函数改动了不是它自己建立的表"),
        hint: Phrase(
            "change only tables made in the same function with local name = { … }",
            zh: "只能改动在同一个函数里用 local 名称 = { … } 建立的表"
        )
    )

    static func missingLabel(_ name: String) -> Slip {
        Slip(
            .label,
            Phrase("there is no label \(name.clipped) to go to", zh: "没有可以跳到的标签 \(name.clipped)"),
            hint: Phrase("write ::\(name.clipped):: before the end of the loop", zh: "在循环的 end 之前写 ::\(name.clipped)::")
        )
    }

    static func labelBehindLocal(_ name: String) -> Slip {
        Slip(
            .label,
            Phrase("goto \(name.clipped) would jump over a local", zh: "goto \(name.clipped) 会跳过 local 声明"),
            hint: Phrase("declare the variable before the goto", zh: "把 local 声明移到 goto 之前")
        )
    }

    static func repeatedLabel(_ name: String) -> Slip {
        Slip(
            .label,
            Phrase("the label \(name.clipped) is already there", zh: "标签 \(name.clipped) 已经有了"),
            hint: Phrase("give one of the two another name", zh: "给其中一个换个名称")
        )
    }

    static let breakOutside = Slip(
        .label,
        Phrase("break stands outside a loop", zh: "break 不在循环里"),
        hint: Phrase("use return to leave a function", zh: "要离开函数请用 return")
    )

    static func constantAssigned(_ name: String) -> Slip {
        Slip(
            .label,
            Phrase("\(name.clipped) is <const> and keeps its value", zh: "\(name.clipped) 是 <const>，不能再赋值"),
            hint: Phrase("use another variable, or remove <const>", zh: "换一个变量，或去掉 <const>")
        )
    }

    static func attribute(_ name: String) -> Slip {
        Slip(
            .label,
            Phrase("<\(name.clipped)> is not available in rule files", zh: "规则文件里不能用 <\(name.clipped)>"),
            hint: Phrase("use <const>, or nothing", zh: "用 <const>，或者不写")
        )
    }
}
