import Lifecycle

// Actions, templates, tests and `late`.
extension Catalogue {
    static let actions: [CatalogueEntry] = [
        CatalogueEntry(
            .unknownTemplate,
            Phrase("template that does not exist", zh: "没有这个模板"),
            Phrase(
                """
                A template is a file in Templates: NAME.sms for sms, NAME.email.txt for email, NAME.txt for script and
                checklist. In a rule stands the name alone. A template with an error of its own counts as missing.
                """,
                zh: """
                    模板是 Templates 里的文件：短信是 名称.sms，邮件是 名称.email.txt，话术和检查清单是 名称.txt。
                    规则里只写名称，不写后缀。模板自己有错误的，也算没有。
                    """
            ),
            wrong: "actions = { sms { template = \"welcome.sms\" } },",
            right: "actions = { sms { template = \"welcome\" } },"
        ),
        CatalogueEntry(
            .templateFile,
            Phrase("something wrong in a template file", zh: "模板文件里的问题"),
            Phrase(
                """
                Variables are written {{称呼}}, and only those of the list exist. SMS carry no 【signature】 and no
                opt-out words: both are added. An e-mail begins with a line 主题: … and an empty line.
                A warning (carriers refuse a sign, variables side by side) does not keep the template from being used.
                """,
                zh: """
                    变量写成 {{称呼}}，只有手册里列出的那几个。短信里不写【签名】和退订说明，两样都会自动加上。
                    邮件第一行写“主题: …”，其后空一行。
                    只是提醒的（运营商会拒绝的符号、两个变量相邻），模板照样能用。
                    """
            ),
            wrong: "尊敬的{{客户}}：您的房屋已可办理交付。",
            right: "尊敬的{{称呼}}：您的房屋已可办理交付。"
        ),
        CatalogueEntry(
            .tooManyActions,
            Phrase("too many actions", zh: "动作太多"),
            Phrase(
                """
                One occurrence makes at most 16 actions. Use a checklist for the points of one visit,
                or split the rule into several.
                """,
                zh: """
                    一次到期最多做 16 件事。同一次上门的各项检查请写进检查清单（checklist），
                    或者拆成几条规则。
                    """
            ),
            wrong: "actions = function(j)\n"
                + "  local all = {}\n"
                + "  for i = 1, 17 do all[i] = task { kind = \"call\", title = \"回访\" } end\n"
                + "  return all\n"
                + "end,",
            right: "actions = { task { kind = \"call\", title = \"回访\" } },"
        ),
        CatalogueEntry(
            .controlCharacter,
            Phrase("line break in a title", zh: "标题里有换行"),
            Phrase(
                """
                A task's title is one line: it stands in lists. What has to be said at length belongs into a script or
                checklist.
                """,
                zh: """
                    任务的标题只能是一行，因为要放进列表。要细说的内容请写进话术（script）或检查清单（checklist）。
                    """
            ),
            wrong: "actions = { task { kind = \"call\", title = \"阳台回访\\n问渗漏\" } },",
            right: "actions = { task { kind = \"call\", title = \"阳台回访，问渗漏\" } },"
        ),
    ]

    static let tests: [CatalogueEntry] = [
        CatalogueEntry(
            .noTest,
            Phrase("rule without a test (warning)", zh: "提醒：规则没有测试"),
            Phrase(
                """
                The rule is used all the same. A test is a made-up customer, a day, and what shall come of it;
                it shows at once when a later change breaks the rule. Test the day, the day before, and each condition.
                """,
                zh: """
                    规则照样能用。测试是一位编造的客户、一个日子、应有的结果，
                    以后改坏了，马上看得出来。请测到期当天、前一天，每个条件各一个反例。
                    """
            ),
            wrong: "rule \"balcony-check\" { when = on \"handover\", late = days(3), actions = {} }",
            right: """
                rule "balcony-check" {
                  when = on "handover", late = days(3), actions = { task { kind = "call", title = "阳台回访" } },
                }

                test "balcony-check" {
                  { "当天", given = { handover = "2026-01-31" }, on = "2026-01-31", expect = { "task call" } },
                }
                """
        ),
        CatalogueEntry(
            .lateMissing,
            Phrase("rule without late (warning)", zh: "提醒：没有写 late"),
            Phrase(
                """
                late says how many days after the due day the rule may still be carried out. Without it that is none:
                a single day without a sweep, or a record entered a day late, and the occurrence lapses.
                """,
                zh: """
                    late 是到期之后最多可以迟几天。不写就是一天也不能迟：
                    漏了一天日巡，或者资料晚录了一天，这一次就作废。
                    """
            ),
            wrong: "late = nil,",
            right: "late = days(15),"
        ),
        CatalogueEntry(
            .testOfOther,
            Phrase("test of another rule", zh: "测试写的是别的规则"),
            Phrase(
                """
                The tests of a rule stand in its file and bear its name: test "balcony-check" { … }.
                """,
                zh: """
                    规则的测试写在同一个文件里，名称也和规则一样：test "balcony-check" { … }。
                    """
            ),
            wrong: "test \"balcony\" { { \"当天\", on = \"2026-04-30\", expect = nothing } }",
            right: "test \"balcony-check\" { { \"当天\", on = \"2026-04-30\", expect = nothing } }"
        ),
        CatalogueEntry(
            .badDay,
            Phrase("day that does not exist", zh: "日期不对"),
            Phrase(
                """
                Days are written "2026-04-30": four digits, two, two, with hyphens. date(month, day) takes two numbers.
                A lunar birthday is written by the lunar calendar, "1985-02-30", and its year must have had that day.
                """,
                zh: """
                    日期写成 "2026-04-30"：四位、两位、两位，中间用减号。date(月, 日) 写两个数。
                    农历生日照农历写，如 "1985-02-30"；那一年要真的有这一天。
                    """
            ),
            wrong: "when = date(2, 30),",
            right: "when = date(2, 28),"
        ),
        CatalogueEntry(
            .endlessRepeat,
            Phrase("repeat that would be made up for without end", zh: "重复到期的期限过长"),
            Phrase(
                """
                What comes again and again cannot be late for ever: all of the past years would be due at once.
                late = never goes with on, after and before only; what comes each year may be 350 days late.
                """,
                zh: """
                    重复到期的规则不能永不作废，否则以前各年、各期会一次全部补办。
                    late = never 只配 on、after、before；每年一次的最多迟 350 天。
                    """
            ),
            wrong: "when = yearly \"handover\",\nlate = never,",
            right: "when = yearly \"handover\",\nlate = days(30),"
        ),
    ]
}
