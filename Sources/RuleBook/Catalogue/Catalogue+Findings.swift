import Lifecycle

// What works and is probably not meant: all warnings.
extension Catalogue {
    static let findings = findingsOfOneRule + findingsAmongRules + [neverImported] + findingsOfTests

    private static let findingsOfOneRule: [CatalogueEntry] = [
        CatalogueEntry(
            .emptyCondition,
            Phrase("condition that no value satisfies (warning)", zh: "提醒：条件谁都不符合"),
            Phrase(
                """
                The limits are the wrong way round, or everything is left out. The rule would never do anything.
                between takes the lower limit first; both limits belong to it.
                """,
                zh: """
                    上下限写反了，或者把所有选项都排除了，这条规则就永远不会做。
                    between 先写下限，再写上限，两头都算在内。
                    """
            ),
            wrong: "who = { [\"home.area\"] = between(144, 90) },",
            right: "who = { [\"home.area\"] = between(90, 144) },"
        ),
        CatalogueEntry(
            .neverDue,
            Phrase("condition that nobody satisfies who is due (warning)", zh: "提醒：到期的客户都不符合"),
            Phrase(
                """
                `when` and `who` contradict each other: whoever is due by a milestone has that milestone,
                and whoever is due by a lunar birthday keeps a lunar one. The rule would never do anything.
                """,
                zh: """
                    when 和 who 互相矛盾：按某个节点到期的，这个节点一定登记了；按农历生日到期的，生日一定是农历。
                    这条规则就永远不会做。
                    """
            ),
            wrong: "when = days(3):after \"handover\",\nwho = { handover = unset },",
            right: "when = days(3):after \"handover\",\nwho = { move_in = unset },"
        ),
        CatalogueEntry(
            .idleCondition,
            Phrase("condition that leaves nobody out (warning)", zh: "提醒：条件不起作用"),
            Phrase(
                """
                Everybody who is due by `when` satisfies it anyway. It does no harm; often another field was meant.
                """,
                zh: """
                    照 when 到期的人本来就都符合，写了等于没写。没有坏处，但多半是想写别的字段。
                    """
            ),
            wrong: "when = days(3):after \"handover\",\nwho = { handover = set },",
            right: "when = days(3):after \"handover\",\nwho = { move_in = set },"
        ),
        CatalogueEntry(
            .unreachable,
            Phrase("line that is never run (warning)", zh: "提醒：永远执行不到的一行"),
            Phrase(
                """
                It stands behind a block that always ends in return, or in one whose condition is false.
                """,
                zh: """
                    它前面的各个分支都已经 return，或者它所在的 if 条件写死了 false，所以轮不到它。
                    """
            ),
            wrong: """
                check = function(j)
                  if j.open_complaints == 0 then return true else return false end
                  return j.status == "handed_over"
                end,
                """,
            right: """
                check = function(j)
                  if j.open_complaints ~= 0 then return false end
                  return j.status == "handed_over"
                end,
                """
        ),
    ]

    private static let findingsAmongRules: [CatalogueEntry] = [
        CatalogueEntry(
            .sameMessage,
            Phrase("message that two rules send on one day (warning)", zh: "提醒：两条规则同一天发同一条"),
            Phrase(
                """
                Two rules with the same template fall due on the same day, and there are people whom both concern:
                they would get the same text twice. Let the audiences exclude each other, or keep one rule.
                """,
                zh: """
                    两条规则用同一个模板，会在同一天到期，而且有人两条都符合：这些人会收到两遍一样的内容。
                    请让两条规则的 who 互相排除，或者只留一条。
                    """
            ),
            wrong: """
                -- Rules/balcony-sms.lua
                when = on "handover", actions = { sms { template = "welcome" } },
                -- Rules/balcony-check.lua
                when = on "handover", actions = { sms { template = "welcome" } },
                """,
            right: """
                -- Rules/balcony-sms.lua
                when = on "handover", who = { payment = "full" }, actions = { sms { template = "welcome" } },
                -- Rules/balcony-check.lua
                when = on "handover", who = { payment = except("full") }, actions = { sms { template = "welcome" } },
                """
        ),
        CatalogueEntry(
            .gap,
            Phrase("values that no variant takes (warning)", zh: "提醒：几条规则之间有遗漏"),
            Phrase(
                """
                Rules that differ in one condition alone divide an audience among them. Some values are in none of them,
                so nobody with those is told. An area has two decimals: at_most(90) and at_least(91) leave out 90.5.
                """,
                zh: """
                    几条规则只有一个条件不同，就是把客户分成几份。有些取值哪一份里都没有，这些客户谁也不会联系。
                    面积有两位小数：90.5 既不是 90 及以下，也不是 91 及以上，后一条应写 at_least(90.01)。
                    """
            ),
            wrong: """
                -- Rules/small-home.lua
                who = { ["home.area"] = at_most(90) },
                -- Rules/large-home.lua
                who = { ["home.area"] = at_least(91) },
                """,
            right: """
                -- Rules/small-home.lua
                who = { ["home.area"] = at_most(90) },
                -- Rules/large-home.lua
                who = { ["home.area"] = at_least(90.01) },
                """
        ),
        CatalogueEntry(
            .overlap,
            Phrase("values that two variants take (warning)", zh: "提醒：几条规则之间有重叠"),
            Phrase(
                """
                Rules that differ in one condition alone divide an audience among them. Some values are in two of them:
                people with those are contacted twice.
                """,
                zh: """
                    几条规则只有一个条件不同，就是把客户分成几份。有些取值在两份里都有，这些客户会被联系两次。
                    """
            ),
            wrong: """
                -- Rules/small-home.lua
                who = { payment = one_of("full", "fund") },
                -- Rules/large-home.lua
                who = { payment = except("full") },
                """,
            right: """
                -- Rules/small-home.lua
                who = { payment = "full" },
                -- Rules/large-home.lua
                who = { payment = except("full") },
                """
        ),
    ]

    private static let neverImported = CatalogueEntry(
        .neverImported,
        Phrase("field that no import ever brought (warning)", zh: "提醒：从来没有导入过的字段"),
        Phrase(
            """
            The rule reads a field for which none of the imported files had a column, so it is empty for everybody,
            and what is empty satisfies nothing but unset. Numbers of complaints count as 0.
            It is said only where a database is there and something was imported.
            """,
            zh: """
                规则要看的字段，导入过的文件里都没有这一列，所以每位客户都是空的；空的只符合 unset。
                投诉数没有导入时按 0 算。工作区还没有导入过台账时，不提醒这一条。
                """
        ),
        wrong: "who = { [\"home.finish\"] = \"fitted\" },\n-- 台账里没有“装修标准”一列",
        right: "who = { [\"home.finish\"] = \"fitted\" },\n-- 台账里有“装修标准”一列，或在 headers 里写明对应的列名"
    )

    private static let findingsOfTests: [CatalogueEntry] = [
        CatalogueEntry(
            .survivor,
            Phrase("change that no test notices (warning)", zh: "提醒：改了也没有测试发现"),
            Phrase(
                """
                `rules check --tests` changes each rule in small ways - a number by one, one comparison, one field - and runs
                its tests. If all of them still pass, nobody would notice the same slip of a hand. Add a test at the limit.
                Where no test can tell the two apart, say why at the end of the line: -- untested: reason.
                """,
                zh: """
                    rules check --tests 会把每条规则改动一点点：数字加一减一、换一种比较、换一个字段，再跑它的测试。
                    如果测试照样全部通过，就说明手误改成这样也没人发现。请在界限上加一个测试。
                    两种写法本来就分不出来的，在这一行末尾注明理由：-- 不测：理由。
                    """
            ),
            wrong: """
                when = days(30):after "handover", late = days(15),
                -- 测试只有：交付 "2026-01-31"，在 "2026-03-10" 有 { "task call" }
                """,
            right: """
                when = days(30):after "handover", late = days(15),
                -- 测试还有：在 "2026-03-01" nothing，"2026-03-02" 有，"2026-03-17" 有，"2026-03-18" nothing
                """
        ),
        CatalogueEntry(
            .idleReason,
            Phrase("needless remark that nothing is tested (warning)", zh: "提醒：多余的“不测”"),
            Phrase(
                """
                The line says -- untested: …, but every change of it is noticed by a test, or there is nothing to change.
                Take the remark out, so that the next change of the line is looked at again.
                """,
                zh: """
                    这一行注明了 -- 不测：…，其实怎么改都会被测试发现，或者没有什么可改的。
                    请删掉，以后这一行改动了，才会重新检查。
                    """
            ),
            wrong: "late = days(15),  -- 不测：补办期满的那天不好编",
            right: "late = days(15),"
        ),
    ]
}
