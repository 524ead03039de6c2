// What Lua itself has, as far as rule files may use it.
extension RuleWords {
    static let lua = [
        RuleWord("assert", .function([.init("value", "any"), .init("message", "string?")], result: "any"), "不成立就中止。"),
        RuleWord("error", .function([.init("message", "string?")], result: nil), "中止，并说明原因。"),
        RuleWord(
            "ipairs",
            .function([.init("list", "table")], result: "fun(list: table, index?: integer): integer, any"),
            "依次取列表的每一项。"
        ),
        RuleWord(
            "pairs",
            .function([.init("table", "table")], result: "fun(table: table, key?: any): any, any"),
            "按固定的次序取表的每一项，最多 1000 项。"
        ),
        RuleWord(
            "select",
            .function([.init("which", "integer|\"#\""), .init("...", "any")], result: "any"),
            "第几个起的参数。"
        ),
        RuleWord(
            "tonumber",
            .function([.init("value", "any"), .init("base", "integer?")], result: "number?"),
            "变成数字；不能变就是空。"
        ),
        RuleWord("tostring", .function([.init("value", "any")], result: "string"), "变成文字。"),
        RuleWord("type", .function([.init("value", "any")], result: "string"), "值的种类。"),
        RuleWord("print", .function([.init("...", "any")], result: nil), "在 doorstep repl 里显示，日巡时不显示。"),
        RuleWord("string", .library, "文字。"),
        RuleWord("table", .library, "列表。"),
        RuleWord("math", .library, "数学。"),
        RuleWord("utf8", .library, "UTF-8 文字。"),
    ]

    static let libraries = texts + tables + numbers

    private static let texts = [
        text("byte", [.init("from", "integer?"), .init("to", "integer?")], "integer", "字节的编号。"),
        RuleWord("string.char", .function([.init("...", "integer")], result: "string"), "由字节的编号组成文字。"),
        RuleWord(
            "string.format",
            .function([.init("format", "string"), .init("...", "any")], result: "string"),
            "按格式组成文字。"
        ),
        text("len", [], "integer", "文字的字节数；字数用 utf8.len。"),
        text("lower", [], "string", "变成小写。"),
        text("rep", [.init("count", "integer"), .init("mark", "string?")], "string", "重复几遍。"),
        text("reverse", [], "string", "按字节倒过来。"),
        text("sub", [.init("from", "integer"), .init("to", "integer?")], "string", "按字节取一段。"),
        text("upper", [], "string", "变成大写。"),
        RuleWord("utf8.len", .function([.init("text", "string")], result: "integer?"), "文字的字数。"),
    ]

    private static let tables = [
        RuleWord(
            "table.concat",
            .function([.init("list", "table"), .init("mark", "string?")], result: "string"),
            "把列表连成文字。"
        ),
        RuleWord(
            "table.sort",
            .function([.init("list", "table"), .init("before", "(fun(x: any, y: any): boolean)?")], result: "table"),
            "给出排好序的新列表，原来的不变；最多 1000 项数字或短文字。"
        ),
        RuleWord("table.unpack", .function([.init("list", "table")], result: "any"), "列表的各项。"),
    ]

    private static let numbers =
        [
            number("abs", "绝对值。"), number("ceil", "进一取整。", "integer"), number("floor", "去尾取整。", "integer"),
            number("sqrt", "平方根。"), number("tointeger", "变成整数；不能变就是空。", "integer?"),
            number("type", "整数还是小数。", "string?"),
        ] + [
            RuleWord("math.fmod", .function([.init("x", "number"), .init("y", "number")], result: "number"), "余数。"),
            RuleWord("math.modf", .function([.init("x", "number")], result: "number, number"), "整数部分和小数部分。"),
            RuleWord("math.max", .function([.init("x", "number"), .init("...", "number")], result: "number"), "最大的。"),
            RuleWord("math.min", .function([.init("x", "number"), .init("...", "number")], result: "number"), "最小的。"),
            RuleWord(
                "math.ult",
                .function([.init("x", "integer"), .init("y", "integer")], result: "boolean"),
                "不分正负地比较。"
            ),
            RuleWord("math.huge", .value("number"), "无穷大。"), RuleWord("math.pi", .value("number"), "圆周率。"),
            RuleWord("math.maxinteger", .value("integer"), "最大的整数。"),
            RuleWord("math.mininteger", .value("integer"), "最小的整数。"),
        ]

    private static func text(
        _ name: String,
        _ more: [RuleWord.Parameter],
        _ result: String,
        _ meaning: String
    ) -> RuleWord {
        RuleWord("string.\(name)", .function([.init("text", "string")] + more, result: result), meaning)
    }

    private static func number(_ name: String, _ meaning: String, _ result: String = "number") -> RuleWord {
        RuleWord("math.\(name)", .function([.init("x", "any")], result: result), meaning)
    }
}
