// Words of `who`, `actions`, `check` and tests.
extension RuleWords {
    static let matching = [
        RuleWord(
            "one_of",
            .function([.init("...", "FieldValue", "一个或几个值")], result: "Condition"),
            "是其中之一。",
            example: "one_of(\"上海\", \"苏州\")"
        ),
        RuleWord(
            "except",
            .function([.init("...", "FieldValue", "一个或几个值")], result: "Condition"),
            "填写了，且不是这些。",
            example: "except(\"商铺\")"
        ),
        RuleWord(
            "at_least",
            .function([.init("value", "FieldValue", "数字或日期")], result: "Condition"),
            "不小于；日期是不早于。",
            example: "at_least(90)"
        ),
        RuleWord(
            "at_most",
            .function([.init("value", "FieldValue", "数字或日期")], result: "Condition"),
            "不大于；日期是不晚于。",
            example: "at_most(144)"
        ),
        RuleWord(
            "between",
            .function([.init("low", "FieldValue", "从"), .init("high", "FieldValue", "到")], result: "Condition"),
            "在两个值之间，含两端。",
            example: "between(90, 144)"
        ),
        RuleWord(
            "older_than",
            .function([.init("span", "Span", "多久")], result: "Condition"),
            "日期在这么久以前。",
            example: "older_than(days(180))"
        ),
        RuleWord("set", .value("Condition"), "填写了。", example: "set"),
        RuleWord("unset", .value("Condition"), "没有填写。", example: "unset"),
        RuleWord("nothing", .value("Nothing"), "测试里：什么也不做。", example: "nothing"),
    ]

    static let acting = [
        RuleWord(
            "task",
            .function([.init("fields", "TaskFields")], result: "Action"),
            "要人去做的事。",
            example: "task { kind = \"call\", title = \"电话回访\", within = days(5) }"
        ),
        RuleWord(
            "sms",
            .function([.init("fields", "SMSFields")], result: "Action"),
            "一条短信。",
            example: "sms { template = \"welcome\" }"
        ),
        RuleWord(
            "email",
            .function([.init("fields", "EmailFields")], result: "Action"),
            "一封邮件。",
            example: "email { template = \"letter\" }"
        ),
        RuleWord(
            "either",
            .function([.init("messages", "Action[]", "两条以上短信、邮件")], result: "Action"),
            "只发排在前面、这位客户能收的那一条。",
            example: "either { sms { template = \"welcome\" }, email { template = \"letter\" } }"
        ),
    ]

    static let checking = [
        RuleWord("today", .value("integer"), "日巡的日子（天数）；只在 check、actions 的函数里有。", example: "today"),
        RuleWord(
            "days_since",
            .function([.init("day", "integer", "日期")], result: "integer"),
            "从那天到今天已过几天。",
            example: "days_since(j.signing)"
        ),
        RuleWord(
            "days_until",
            .function([.init("day", "integer", "日期")], result: "integer"),
            "到那天还有几天。",
            example: "days_until(j.planned_handover)"
        ),
        RuleWord(
            "civil",
            .function(
                [.init("year", "integer", "年"), .init("month", "integer", "月"), .init("day", "integer", "日")],
                result: "integer"
            ),
            "公历的一天，可以与其他日期比较。",
            example: "civil(2026, 11, 15)"
        ),
        RuleWord(
            "year_of",
            .function([.init("day", "integer", "日期")], result: "integer"),
            "日期的公历年份。",
            example: "year_of(today)"
        ),
        RuleWord(
            "contains",
            .function([.init("text", "string", "文字"), .init("part", "string", "部分")], result: "boolean"),
            "文字里有没有这一部分；没有通配符。",
            example: "contains(j.home.building, \"号楼\")"
        ),
        RuleWord(
            "starts_with",
            .function([.init("text", "string", "文字"), .init("part", "string", "部分")], result: "boolean"),
            "文字是不是这样开头。",
            example: "starts_with(j.contract, \"HT\")"
        ),
        RuleWord(
            "ends_with",
            .function([.init("text", "string", "文字"), .init("part", "string", "部分")], result: "boolean"),
            "文字是不是这样结尾。",
            example: "ends_with(j.home.room, \"01\")"
        ),
        RuleWord(
            "split",
            .function([.init("text", "string", "文字"), .init("mark", "string", "分隔")], result: "string[]"),
            "按分隔把文字分成几段。",
            example: "split(j.home.room, \"-\")"
        ),
        RuleWord(
            "trim",
            .function([.init("text", "string", "文字")], result: "string"),
            "去掉两头的空白。",
            example: "trim(j.contract)"
        ),
    ]
}
