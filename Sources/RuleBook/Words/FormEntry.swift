import Lifecycle

/// One entry of a form that rule files fill in: of a rule, an action, a sample, a test.
struct FormEntry: Sendable {
    let name: String
    /// The type, in the words of lua-language-server.
    let type: String
    let isRequired: Bool
    /// What it means, in Chinese.
    let meaning: String

    init(_ name: String, _ type: String, isRequired: Bool = false, _ meaning: String) {
        (self.name, self.type, self.isRequired, self.meaning) = (name, type, isRequired, meaning)
    }
}

/// Every entry of every form: what files are checked against, and what editors are told.
enum FormEntries {
    static let rule = [
        FormEntry("api", "1", "写 1。"),
        FormEntry("step", "1|2|3|4|5|6|\"+1\"|\"+2\"|\"care\"", "6+2 步骤中的第几步。"),
        FormEntry("owner", "string", "部门里谁负责这条规则。"),
        FormEntry("per", choices(SubjectKind.self), "一次到期是关于谁：旅程（默认）、客户、项目。"),
        FormEntry("when", "Offset|Repeat|Annual|Daily", isRequired: true, "什么时候到期。"),
        FormEntry("late", "Span|Never", "到期后最多迟多久，过了就作废；应写。"),
        FormEntry("who", "JourneyWho|PersonWho|ProjectWho", "对谁做：字段 = 要求；不写就是所有人。"),
        FormEntry("sample", "Sample", "只抽一部分户来做。"),
        FormEntry("check", "fun(j: Journey|Person|Project): boolean?", "who 说不清的条件；返回真就做。"),
        FormEntry("class", choices(MessageClass.self), "通知（默认）或推广。"),
        FormEntry("priority", "integer", "−1000 到 1000，默认 0；两条推广同一天轮到同一人，大的先。"),
        FormEntry("if_moved", choices(MovePolicy.self), "when 里的节点日期被更正时：不动（默认），或收回重来；when 里没有节点的不写。"),
        FormEntry("if_unknown", choices(DoubtPolicy.self), "不知道对方收没收下时：等人处理（默认），或再发一次。"),
        FormEntry(
            "actions",
            "Action[]|fun(j: Journey|Person|Project): Action[]",
            isRequired: true,
            "做什么：列表，最多 16 项；或返回列表的函数。"
        ),
    ]

    static let task = [
        FormEntry("kind", choices(TaskKind.self), isRequired: true, "电话、上门拜访、上门检查、书面通知、事务。"),
        FormEntry("title", "string", isRequired: true, "标题，1 到 120 字，不换行。"),
        FormEntry("within", "Span", "多久之内完成，不写是 days(7)。"),
        FormEntry("checklist", "TextTemplate", "检查清单的模板名。"),
        FormEntry("script", "TextTemplate", "话术的模板名。"),
    ]

    /// Of an SMS as of an e-mail; the kind of template is named by what takes the form.
    static let message = [
        FormEntry("template", "Template", isRequired: true, "模板名。"),
        FormEntry("date", "Offset", "模板里 {{日期}} 说哪一天；不写是到期日。"),
    ]

    static let sample = [
        FormEntry("percent", "integer", isRequired: true, "每个项目至少抽百分之几，1 到 100。"),
        FormEntry("most", "integer", isRequired: true, "每个项目最多抽几户，1 到 10000。"),
        FormEntry("prefer", "JourneyWho", "先抽满足这些条件的。"),
        FormEntry("seed", "integer", "换一个数，抽签的次序就换一种。"),
    ]

    static let test = [
        FormEntry("given", "Given", "编造的客户：字段 = 值。"),
        FormEntry("on", "string", isRequired: true, "日子，如 \"2026-04-30\"。"),
        FormEntry("expect", "string[]|Nothing", "应有的结果，如 { \"task visit\" }；不写记为“待写”。"),
        FormEntry("because", "string", "没做的原因，如字段名、\"when\"、\"check\"。"),
    ]

    private static func choices<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> String {
        Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: "|")
    }
}
