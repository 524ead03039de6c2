import Lifecycle

// Signs and words that come from other programming languages.
extension Slip {
    /// What to write for an operator that Lua does not have; nothing for any other sign.
    static func operatorAdvice(_ sign: String) -> Phrase? {
        switch sign {
        case "!=", "!==", "<>": Phrase("write ~= for “is not equal”", zh: "不等于请写 ~=")
        case "===": Phrase("write == to compare", zh: "比较请写 ==")
        case "&&": Phrase("write and", zh: "并且请写 and")
        case "||": Phrase("write or", zh: "或者请写 or")
        case "!": Phrase("write not", zh: "取反请写 not")
        case "++": Phrase("write x = x + 1; texts are joined with ..", zh: "加一请写 x = x + 1；连接文字用 ..")
        case "=<": Phrase("write <=", zh: "小于等于请写 <=")
        case "**": Phrase("write ^ for powers", zh: "乘方请写 ^")
        case "/*", "*/": Phrase("write -- in front of a comment", zh: "注释请在前面写 --")
        case "=>", ":=": Phrase("write = to give a value, >= for “at least”", zh: "赋值请写 =，大于等于请写 >=")
        case "->":
            Phrase("write . for a field, function(j) … end for a function", zh: "取字段请写 . ，函数请写 function(j) … end")
        case "?", "??", "?.": Phrase("write if … then … else … end, or a and b or c", zh: "请写 if … then … else … end")
        case "+=", "-=", "*=", "/=", "%=", "^=", "&=", "|=", "..=", "//=", ">>=", "<<=":
            Phrase("write x = x \(sign.dropLast()) … in full", zh: "请写全：x = x \(sign.dropLast()) …")
        default: nil
        }
    }

    /// What to write for a word that other languages have and Lua has not, where an instruction begins.
    static func statementAdvice(_ word: String) -> Phrase? {
        switch word {
        case "elif", "elsif", "elsei", "elseIf": Phrase("write elseif", zh: "请写 elseif")
        case "let", "var", "const", "int", "string": Phrase("write local", zh: "请写 local")
        case "def", "func", "fn", "void": Phrase("write function", zh: "请写 function")
        case "foreach": Phrase("write for _, x in ipairs(list) do … end", zh: "请写 for _, x in ipairs(表) do … end")
        case "switch", "case": Phrase("write if … elseif … end", zh: "请写 if … elseif … end")
        case "continue": Phrase("put the rest in an if, or goto a label", zh: "把后面的部分放进 if，或用 goto 跳到标签")
        default: nil
        }
    }

    /// What to write for a value that other languages spell differently.
    static func valueAdvice(_ word: String) -> Phrase? {
        switch word {
        case "null", "NULL", "Null", "None", "none", "undefined", "Nil", "NIL", "nill":
            Phrase("write nil", zh: "空值请写 nil")
        case "True", "TRUE": Phrase("write true", zh: "请写 true")
        case "False", "FALSE": Phrase("write false", zh: "请写 false")
        case "AND", "And": Phrase("write and", zh: "请写 and")
        case "OR", "Or": Phrase("write or", zh: "请写 or")
        case "NOT", "Not": Phrase("write not", zh: "请写 not")
        case "this": Phrase("use the name in function(…)", zh: "请用 function(…) 括号里的名称")
        default: nil
        }
    }

    static func otherLanguage(_ sign: String, _ advice: Phrase) -> Slip {
        Slip(
            .otherLanguage,
            Phrase("\(sign.clipped) is not Lua", zh: "\(sign.clipped) 不是 Lua 的写法"),
            hint: advice
        )
    }

    static let elseIf = Slip(
        .otherLanguage,
        Phrase("else if opens a second if that needs its own end", zh: "else if 会另开一个 if，还需要一个 end"),
        hint: Phrase("write elseif as one word", zh: "请连写成 elseif")
    )

    static func otherComment(_ sign: String) -> Slip {
        Slip(
            .otherLanguage,
            Phrase("\(sign) does not begin a comment in Lua", zh: "\(sign) 在 Lua 里不是注释"),
            hint: Phrase("write -- in front of a comment", zh: "注释请在前面写 --")
        )
    }
}
