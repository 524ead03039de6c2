import Lifecycle

// Fields, and the words around them.
extension Catalogue {
    static let conditions: [CatalogueEntry] = [
        CatalogueEntry(
            .unknownField,
            Phrase("field that does not exist", zh: "没有这个字段"),
            Phrase(
                """
                The name is misspelt, or this kind of rule does not have the field.
                With per = "journey" the fields of the owner, home and project have owner., home. or project. before them;
                with per = "person" only the person's own fields exist. 《规则语言》 lists all of them.
                """,
                zh: """
                    字段名拼错了，或者这一类规则没有这个字段。
                    per = "journey" 的规则里，客户、房屋、项目的字段前要加 owner.、home.、project.；
                    per = "person" 的规则只有客户自己的字段。全部字段见《规则语言》。
                    """
            ),
            wrong: "who = { layout = except(\"商铺\") },",
            right: "who = { [\"home.layout\"] = except(\"商铺\") },"
        ),
        CatalogueEntry(
            .badArgument,
            Phrase("word that is not given what it needs", zh: "词的参数不对"),
            Phrase(
                """
                Each word of the rule language takes certain values: days, weeks, months and years a whole number,
                on, after and before a milestone in quotes, one_of one value or more, every a length of time.
                """,
                zh: """
                    规则语言的每个词要给它合适的值：days、weeks、months、years 要整数，
                    on、after、before 要带引号的节点，one_of 至少一个值，every 要时间长短。
                    """
            ),
            wrong: "when = every(3):from \"signing\",",
            right: "when = every(months(3)):from \"signing\","
        ),
        CatalogueEntry(
            .unknownMilestone,
            Phrase("milestone that does not exist", zh: "没有这个节点"),
            Phrase(
                """
                Milestones are the dated facts of a home, such as signing, handover and move_in.
                A workspace can add its own in doorstep.yaml: milestones: [pool_open=泳池开放日].
                """,
                zh: """
                    节点是有日期的事，如 signing（签约）、handover（实际交付）、move_in（入住）。
                    工作区可以在 doorstep.yaml 里增加自己的：milestones: [pool_open=泳池开放日]。
                    """
            ),
            wrong: "when = days(3):after \"handovr\",",
            right: "when = days(3):after \"handover\","
        ),
        CatalogueEntry(
            .valueDoesNotFit,
            Phrase("value of another kind than the field", zh: "值与字段的类型不合"),
            Phrase(
                """
                Texts and days stand in quotes (a day as "2026-04-30"), numbers do not; yes and no are true and false.
                Fields with fixed choices take only those, by code or by Chinese label. Several values need one_of(…).
                """,
                zh: """
                    文字和日期加引号（日期写成 "2026-04-30"），数字不加；是和否写 true、false。
                    有固定选项的字段只能写那几个，写英文代码或中文名都行。几个值之一要写 one_of(…)。
                    """
            ),
            wrong: "who = { status = { \"signed\", \"handed_over\" } },",
            right: "who = { status = one_of(\"signed\", \"handed_over\") },"
        ),
        CatalogueEntry(
            .scheduleDoesNotFit,
            Phrase("when and per do not go together", zh: "when 与 per 不合"),
            Phrase(
                """
                A birthday belongs to a person: it needs per = "person". A project has no owners and no birthdays:
                per = "project" takes on, after and before, date, holiday, solar_term and daily, no every or yearly.
                """,
                zh: """
                    生日是人的，要写 per = "person"。项目没有业主，也没有生日：
                    per = "project" 可用 on、after、before、date、holiday、solar_term、daily，不能用 every 和 yearly。
                    """
            ),
            wrong: "when = yearly \"birthday\",",
            right: "per = \"person\",\nwhen = yearly \"birthday\","
        ),
        CatalogueEntry(
            .unknownHoliday,
            Phrase("festival or solar term that does not exist", zh: "没有这个节日或节气"),
            Phrase(
                """
                Festivals and solar terms have Chinese and English names; `doorstep calendar 2027` lists those of a year.
                holiday takes festivals, solar_term takes the twenty-four terms. Other days: date(11, 11).
                """,
                zh: """
                    节日和节气写中文名、英文名都可以，doorstep calendar 2027 会列出一年里的。
                    holiday 写节日，solar_term 写二十四节气。别的日子写 date(11, 11)。
                    """
            ),
            wrong: "when = holiday \"感恩节\",",
            right: "when = holiday \"中秋\","
        ),
        CatalogueEntry(
            .sampleDoesNotFit,
            Phrase("sample where none can be drawn", zh: "这里不能用 sample"),
            Phrase(
                """
                A sample chooses among the households of a project that come due once, by a milestone.
                It needs per = "journey", a when with on, after or before, and is not for promotions.
                """,
                zh: """
                    抽样是在一个项目里、按节点到期一次的各户中抽。
                    要 per = "journey"，when 用 on、after 或 before，而且不能是推广。
                    """
            ),
            wrong: "when = date(10, 1),\nsample = { percent = 10, most = 60 },",
            right: "when = months(3):after \"move_in\",\nsample = { percent = 10, most = 60 },"
        ),
        CatalogueEntry(
            .severalMessages,
            Phrase("promotion with several messages by one channel", zh: "一条推广里同一渠道不止一条"),
            Phrase(
                """
                A person gets at most one promotion a day, so a second SMS of the same rule could never be sent.
                Keep one, or let the first that the person can receive be sent: either { sms { … }, email { … } }.
                """,
                zh: """
                    每人每天最多一条推广，同一条规则的第二条短信永远发不出去。
                    请只留一条；想“能收哪个发哪个”，写 either { sms { … }, email { … } }。
                    """
            ),
            wrong: """
                class = "promotion",
                actions = { sms { template = "welcome" }, sms { template = "thanks" } },
                """,
            right: "class = \"promotion\",\nactions = { sms { template = \"thanks\" } },"
        ),
        CatalogueEntry(
            .movedWithoutMilestone,
            Phrase("if_moved on a rule without a milestone", zh: "不按节点到期的规则写了 if_moved"),
            Phrase(
                """
                if_moved says what happens when the date of the milestone in `when` is corrected.
                Birthdays, dates, festivals, solar terms and daily have no milestone there: take if_moved out.
                It belongs to on, after, before, every, and to yearly with a milestone.
                """,
                zh: """
                    if_moved 说的是：when 里的节点日期被更正时怎么办。
                    生日、date、holiday、solar_term、daily 里没有节点，谈不上更正，请去掉 if_moved。
                    用 on、after、before、every，或 yearly 加节点的规则，才写 if_moved。
                    """
            ),
            wrong: "when = holiday \"中秋\",\nif_moved = \"recall\",",
            right: "when = days(7):before \"bulk_handover\",\nif_moved = \"recall\","
        ),
    ]
}
