import Lifecycle
import LuaHost

/// A failure of Lua in the words of people who write rules, not programs.
struct LuaWords: Hashable {
    let number: CatalogueNumber
    let message: Phrase
    let hint: Phrase

    /// Translates a failure.
    /// - Parameters:
    ///   - failure: What Lua says.
    ///   - fields: The names that would have been right for an unknown field.
    ///   - isWritten: Whether a text stands in the rule file; others may come from a customer's record and are hidden.
    init(
        _ failure: LuaFailure,
        fields: some Sequence<String> = EmptyCollection<String>(),
        isWritten: (String) -> Bool = { _ in true }
    ) {
        switch failure.kind {
        case .unknownField:
            self.init(unknownField: failure.text, among: fields, isShown: isWritten(failure.text))
        case .unknownName: self.init(unknownName: failure.text)
        case .stale:
            self.init(
                .staleSubject,
                Phrase("a subject was kept from an earlier evaluation", zh: "保留了上一位客户的数据"),
                Phrase("use only the function's own parameter", zh: "请只使用函数自己的参数")
            )
        case .result:
            let why = Self.sentences.first { failure.text.hasPrefix($0.key) }?.value ?? Phrase("", zh: "")
            self.init(
                .unreadableResult,
                Phrase("the result cannot be read: \(why.english)", zh: "返回值无法读取：\(why.chinese)"),
                Phrase("return true or false, or a list of actions", zh: "请返回 true/false，或动作列表")
            )
        case .memory, .churn, .instructions, .cpu, .deadline: self = Self.spent(failure.kind)
        case .syntax:
            self.init(
                .unreadable,
                Phrase("Lua cannot read the file: \(failure.text)", zh: "无法读懂文件：\(failure.text)"),
                Phrase("compare the line with a rule that works", zh: "请与能用的规则对照")
            )
        case .raised: self.init(raised: failure.text, isShown: isWritten(failure.text))
        }
    }

    /// What a rule used up.
    private static func spent(_ kind: LuaFailure.Kind) -> LuaWords {
        switch kind {
        case .memory, .churn:
            LuaWords(
                .memory,
                Phrase("the rule uses too much memory", zh: "规则占用内存过多"),
                Phrase("build shorter texts and tables", zh: "请缩短文本和表")
            )
        case .instructions:
            LuaWords(
                .instructions,
                Phrase("the rule does not come to an end", zh: "规则运行步数过多，没有结束"),
                Phrase("look for a loop that never ends", zh: "请检查是否有停不下来的循环")
            )
        default:
            LuaWords(
                .time,
                Phrase("the rule takes too long", zh: "规则运行时间过长"),
                Phrase("look for a long loop or long texts", zh: "请检查循环或过长的文本")
            )
        }
    }

    private init(unknownField name: String, among fields: some Sequence<String>, isShown: Bool) {
        let nearest = Nearest.match(name, among: fields)
        self.init(
            .unknownFieldMade,
            isShown || nearest != nil
                ? Phrase("there is no field \(name)", zh: "没有字段 \(name)")
                : Phrase("there is no field of the name made here", zh: "没有这里拼出的字段"),
            nearest.map { Phrase("did you mean \($0)?", zh: "是否想写 \($0)？") }
                ?? Phrase("see the list of fields", zh: "请查看字段表")
        )
    }

    private init(unknownName name: String) {
        if name == "today" {
            self.init(
                .nameNotKnown,
                Phrase("today is known inside functions only", zh: "today 只能在函数里使用"),
                Phrase("use it inside check or actions", zh: "请写在 check 或 actions 的函数里")
            )
        } else {
            self.init(
                .nameNotKnown,
                Phrase("the name \(name) is not known", zh: "没有 \(name) 这个名称"),
                Phrase("declare it with local, or correct it", zh: "请用 local 声明，或改正拼写")
            )
        }
    }

    init(_ number: CatalogueNumber, _ message: Phrase, _ hint: Phrase) {
        self.number = number
        self.message = message
        self.hint = hint
    }

    /// A message of Lua's, of the sandbox's, or one that the rule gave to `error`.
    private init(raised text: String, isShown: Bool) {
        if let words = Self.raised(text) {
            self = words
        } else if isShown {
            self.init(
                .stopped,
                Phrase("the rule stopped: \(text.prefix(200))", zh: "规则中止：\(text.prefix(200))"),
                Phrase("see the line", zh: "请看该行")
            )
        } else {
            self.init(
                .stopped,
                Phrase("the rule stopped itself", zh: "规则自行中止"),
                Phrase("see the line", zh: "请看该行")
            )
        }
    }
}
