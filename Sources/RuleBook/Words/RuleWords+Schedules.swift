// Words that declare, and words of `when`.
extension RuleWords {
    static let declaring = [
        RuleWord(
            "rule",
            .function([.init("name", "string", "规则名，和文件名一样")], result: "fun(form: Rule)"),
            "声明一条规则；一个文件一条。",
            example: "rule \"half-year-call\" { when = months(6):after \"handover\", late = days(45), actions = {} }"
        ),
        RuleWord(
            "test",
            .function([.init("name", "string", "规则名")], result: "fun(cases: TestCase[])"),
            "规则的测试：编造的客户、日子、应有的结果。",
            example:
                "test \"half-year-call\" { { \"当天\", given = { handover = \"2026-01-31\" }, on = \"2026-07-31\" } }"
        ),
    ]

    static let scheduling =
        [
            span("days", "天", 36_500), span("weeks", "周", 5_200), span("months", "个月", 1_200), span("years", "年", 100),
            span("workdays", "个工作日", 2_500),
        ] + [
            RuleWord(
                "workday",
                .function([.init("count", "integer", "1 到 2500")], result: "Span"),
                "第几个工作日；同 workdays。",
                example: "workday(3):after \"signing\""
            ),
            RuleWord(
                "Span:after",
                .function([.init("milestone", "Milestone", "节点")], result: "Offset"),
                "节点之后。",
                example: "months(3):after \"move_in\""
            ),
            RuleWord(
                "Span:before",
                .function([.init("milestone", "Milestone", "节点")], result: "Offset"),
                "节点之前。",
                example: "days(30):before \"bulk_handover\""
            ),
            RuleWord(
                "Offset:or_else",
                .function([.init("milestone", "Milestone", "节点")], result: "Offset"),
                "前面的节点没有日期时，改用这一个；可以连写几个。",
                example: "months(3):after \"move_in\" :or_else \"handover\""
            ),
            RuleWord(
                "on",
                .function([.init("milestone", "Milestone", "节点")], result: "Offset"),
                "节点当天。",
                example: "on \"signing\""
            ),
            RuleWord(
                "every",
                .function([.init("span", "Span", "隔多久")], result: "Repeat"),
                "每隔一段时间一次；后面要写 :from。",
                example: "every(months(3)):from \"signing\" :to \"handover\""
            ),
            RuleWord(
                "Repeat:from",
                .function([.init("milestone", "Milestone", "节点")], result: "Repeat"),
                "从哪个节点起。",
                example: "every(months(3)):from \"signing\""
            ),
            RuleWord(
                "Repeat:to",
                .function([.init("milestone", "Milestone", "节点")], result: "Repeat"),
                "到哪个节点为止，含当天；可以不写。",
                example: "every(months(3)):from \"signing\" :to \"handover\""
            ),
            RuleWord(
                "Repeat:or_else",
                .function([.init("milestone", "Milestone", "节点")], result: "Repeat"),
                "起算的节点没有日期时，改用这一个。",
                example: "every(months(3)):from \"subscription\" :or_else \"signing\""
            ),
            RuleWord(
                "yearly",
                .function([.init("anchor", "YearlyAnchor", "节点，或生日")], result: "Offset"),
                "每年同月同日；生日按客户登记的公历或农历。",
                example: "yearly \"handover\""
            ),
            RuleWord(
                "date",
                .function([.init("month", "integer", "月"), .init("day", "integer", "日")], result: "Annual"),
                "每年的这一天。",
                example: "date(10, 20)"
            ),
            RuleWord(
                "holiday",
                .function([.init("name", "Holiday", "中文名或英文名")], result: "Annual"),
                "每年的节日。",
                example: "holiday \"中秋\""
            ),
            RuleWord(
                "solar_term",
                .function([.init("name", "SolarTerm", "中文名或英文名")], result: "Annual"),
                "每年的节气。",
                example: "solar_term \"冬至\""
            ),
            RuleWord(
                "Annual:minus",
                .function([.init("span", "Span", "多久")], result: "Annual"),
                "在那之前多久；只写一次。",
                example: "holiday \"清明\":minus(days(1))"
            ),
            RuleWord(
                "Annual:plus",
                .function([.init("span", "Span", "多久")], result: "Annual"),
                "在那之后多久；只写一次。",
                example: "holiday \"国庆\":plus(workdays(1))"
            ),
            RuleWord("daily", .value("Daily"), "每天看所有人，对同一对象最多办一次；late 写 days(0)。", example: "daily"),
            RuleWord(
                "Daily:each",
                .function([.init("period", "\"day\"|\"month\"|\"year\"", "多久一次")], result: "Daily"),
                "每天、每月或每年最多办一次。",
                example: "daily:each \"month\""
            ),
            RuleWord("never", .value("Never"), "永不作废；只配 on、after、before。", example: "never"),
        ]

    private static func span(_ unit: String, _ title: String, _ limit: Int) -> RuleWord {
        RuleWord(
            unit,
            .function([.init("count", "integer", "整数，0 到 \(limit)")], result: "Span"),
            "时间长短：多少\(title)。",
            example: "\(unit)(3):after \"handover\""
        )
    }
}
