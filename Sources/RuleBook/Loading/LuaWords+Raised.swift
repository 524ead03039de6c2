import Lifecycle

// Source of the messages: ldebug.c, ltm.c, lauxlib.c and ldo.c of Lua 5.4, and the sandbox's own sentences.
extension LuaWords {
    /// What Lua and the sandbox say when they stop a function; nothing for a text of the rule's own.
    static func raised(_ text: String) -> LuaWords? {
        if let words = sentences.first(where: { text.hasPrefix($0.key) })?.value { return LuaWords(words, see) }
        if text.hasPrefix("attempt to compare") { return compared(text) }
        if let match = text.prefixMatch(of: /attempt to ([a-z ]+?)(?: on| of)? an? (\w+) value/) {
            return used(String(match.1), kind: String(match.2), name: name(text))
        }
        if let match = text.prefixMatch(of: /(?:bad argument #\d+ to|calling) '(\w+)'/) {
            let isEmpty = text.contains("got nil") || text.contains("got no value")
            return given(String(match.1), isEmpty: isEmpty)
        }
        return nil
    }

    private static func compared(_ text: String) -> LuaWords {
        if text.contains("nil") {
            return LuaWords(Phrase("a comparison with an empty field", zh: "比较时有字段未填写（为空）"), test)
        }
        guard let match = text.firstMatch(of: /compare (\w+) with (\w+)/) else {
            return LuaWords(Phrase("two values are compared that have no order", zh: "比较了没有大小之分的值"), alike)
        }
        let (left, right) = (kind(String(match.1)), kind(String(match.2)))
        return LuaWords(
            Phrase(
                "\(left.english) is compared with \(right.english)",
                zh: "\(left.chinese)与\(right.chinese)不能比较"
            ),
            alike
        )
    }

    private static func used(_ verb: String, kind: String, name: Phrase) -> LuaWords {
        switch (verb, kind) {
        case ("index", "nil"):
            LuaWords(
                Phrase("something empty is looked into\(name.english)", zh: "\(name.chinese)为空，无法取其中的内容"),
                test
            )
        case ("call", "nil"):
            LuaWords(
                Phrase("there is no such function\(name.english)", zh: "没有这个函数\(name.chinese)"),
                Phrase("correct its name", zh: "请改正函数名")
            )
        case (_, "nil"):
            LuaWords(
                Phrase("a calculation with an empty field\(name.english)", zh: "计算时字段\(name.chinese)未填写（为空）"),
                test
            )
        default:
            LuaWords(
                Phrase(
                    "\(Self.kind(kind).english) cannot be used this way\(name.english)",
                    zh: "\(Self.kind(kind).chinese)\(name.chinese)不能这样用"
                ),
                see
            )
        }
    }

    private static func given(_ function: String, isEmpty: Bool) -> LuaWords {
        isEmpty
            ? LuaWords(Phrase("\(function) is given an empty field", zh: "\(function) 用到的字段未填写（为空）"), test)
            : LuaWords(Phrase("\(function) is not given what it needs", zh: "\(function) 的参数不对"), see)
    }

    /// The name Lua puts in brackets, such as (field 'area').
    private static func name(_ text: String) -> Phrase {
        guard let match = text.firstMatch(of: /\(\w+ '(\w+)'\)/) else { return Phrase("", zh: "") }
        return Phrase(": \(match.1)", zh: " \(match.1) ")
    }

    private static func kind(_ type: String) -> Phrase {
        switch type {
        case "number": Phrase("a number", zh: "数字")
        case "string": Phrase("a text", zh: "文字")
        case "boolean": Phrase("a true or false", zh: "真假值")
        case "table": Phrase("a table", zh: "表")
        case "function": Phrase("a function", zh: "函数")
        default: Phrase("the subject", zh: "客户")
        }
    }

    /// What the sandbox says when it refuses something, by how that begins.
    static let sentences: [String: Phrase] = [
        "a subject is read-only": Phrase("a subject cannot be changed", zh: "客户数据不能在规则里修改"),
        "there is no today": Phrase("today is known inside functions only", zh: "today 只能在函数里使用"),
        "this name cannot be changed": Phrase("this name cannot be changed", zh: "这个名称不能修改"),
        "write local before": Phrase("a new name needs local before it", zh: "新名称前要写 local"),
        "the library cannot be changed": Phrase("the library cannot be changed", zh: "内置函数不能修改"),
        "pairs needs": Phrase("pairs needs texts or numbers as keys", zh: "pairs 的键只能是文字或数字"),
        "pairs takes": Phrase("pairs takes at most 1000 entries", zh: "pairs 最多处理 1000 项"),
        "sort takes": Phrase(
            "sort takes at most 1000 numbers, or texts of at most 1024 bytes",
            zh: "sort 最多处理 1000 项，只能是数字或较短的文字"
        ),
        "attempt to divide by zero": Phrase("a division by zero", zh: "除数为零"),
        "resulting string too large": Phrase("a text gets too long", zh: "文字过长"),
        "string slice too long": Phrase("a text gets too long", zh: "文字过长"),
        "attempt to perform 'n": Phrase("a division by zero", zh: "除数为零"),
        "stack overflow": Phrase("a function calls itself without end", zh: "函数不停地调用自己"),
        "error in error handling": Phrase("a function calls itself without end", zh: "函数不停地调用自己"),
        "C stack overflow": Phrase("a function calls itself without end", zh: "函数不停地调用自己"),
        "assertion failed!": Phrase("what assert asks for does not hold", zh: "assert 要求的条件不成立"),
        "number has no integer": Phrase("a whole number is needed here", zh: "这里需要整数"),
        "a subject cannot be a result": Phrase("the subject itself is returned", zh: "返回了客户本身"),
        "a function cannot be a result": Phrase("a function is returned", zh: "返回了函数"),
        "the result is too big": Phrase("it is too big", zh: "内容过大"),
        "the result is nested too deep": Phrase("it is nested too deep", zh: "嵌套过深"),
        "a key of the result": Phrase("a key is neither a text nor a whole number", zh: "键既不是文字也不是整数"),
    ]

    private static let see = Phrase("correct the line", zh: "请改正该行")
    private static let alike = Phrase("compare like with like", zh: "请比较同类的值")
    private static let test = Phrase(
        "test the field before you use it: j.x ~= nil and …",
        zh: "使用前先判断是否为空：j.x ~= nil and …"
    )

    private init(_ message: Phrase, _ hint: Phrase) { self.init(.stopped, message, hint) }
}
