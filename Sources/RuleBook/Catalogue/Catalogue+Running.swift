import Lifecycle

// What stops a rule while it runs.
extension Catalogue {
    static let running: [CatalogueEntry] = [
        CatalogueEntry(
            .unreadable,
            Phrase("file that Lua cannot read", zh: "Lua 读不懂文件"),
            Phrase(
                """
                The text has no slip of the usual kinds, and is still more than Lua takes, such as a call with more than
                some 250 values. Put long lists into a field of the customer file, and compare with that.
                """,
                zh: """
                    文字没有常见的毛病，但超出了 Lua 的限度，例如一次给了 250 个以上的值。
                    很长的名单请放进客户台账，作为一个字段来比较。
                    """
            ),
            wrong: "who = { [\"home.room\"] = one_of(\"101\", \"102\", \"103\", … \"2604\") },",
            right: "who = { [\"home.building\"] = one_of(\"1\", \"2\") },"
        ),
        CatalogueEntry(
            .memory,
            Phrase("too much memory", zh: "占用内存过多"),
            Phrase(
                """
                One evaluation has 4 MiB. Mostly a loop makes a table or text longer and longer, or a function calls
                itself without end.
                """,
                zh: """
                    一次运行可以用 4 MiB 内存。多半是循环里的表或文字越来越长，或者函数不停地调用自己。
                    """
            ),
            wrong: "check = function(j) return #string.rep(\"客\", 100000000) > 0 end,",
            right: "check = function(j) return #string.rep(\"客\", 10) > 0 end,"
        ),
        CatalogueEntry(
            .instructions,
            Phrase("rule that does not come to an end", zh: "规则停不下来"),
            Phrase(
                """
                One evaluation has a million steps; a usual check takes a few dozen. Look for a while or repeat whose
                condition never changes.
                """,
                zh: """
                    一次运行最多一百万步，平常的 check 只要几十步。请看 while、repeat 的条件是不是永远不变。
                    """
            ),
            wrong: "check = function(j) while true do end end,",
            right: "check = function(j) return true end,"
        ),
        CatalogueEntry(
            .time,
            Phrase("rule that takes too long", zh: "规则运行时间过长"),
            Phrase(
                """
                One evaluation has 0.3 seconds of computing time. Few steps can take long when texts are very long:
                compare and join shorter ones.
                """,
                zh: """
                    一次运行最多 0.3 秒运算时间。文字很长时，步数不多也会很慢：请比较、拼接短一些的文字。
                    """
            ),
            wrong: """
                check = function(j)
                  local a, b = string.rep("客", 200000), string.rep("客", 200000)
                  for i = 1, 100000 do local same = a == b end
                  return true
                end,
                """,
            right: "check = function(j) return starts_with(\"客户\", \"客\") end,"
        ),
        CatalogueEntry(
            .unknownFieldMade,
            Phrase("field that does not exist, found while running", zh: "运行时发现没有这个字段"),
            Phrase(
                """
                The name was put together by the rule, so that it could not be checked beforehand.
                Write fields with their plain names: j.status, j.home.area.
                """,
                zh: """
                    字段名是规则自己拼出来的，所以事先检查不到。请直接写字段名：j.status、j.home.area。
                    """
            ),
            wrong: "check = function(j) return j[\"sta\" .. \"tu\"] ~= nil end,",
            right: "check = function(j) return j.status ~= nil end,"
        ),
        CatalogueEntry(
            .staleSubject,
            Phrase("subject kept from an earlier evaluation", zh: "留用了上一位客户"),
            Phrase(
                """
                A function kept its subject for later, and used it when the next customer's turn had come.
                Use only the function's own parameter, and keep nothing outside it. Mostly the look at the file's text
                finds this already, as R015 or R016.
                """,
                zh: """
                    函数把上一位客户留了下来，轮到下一位时又去用。请只用函数自己的参数，不要把它存到外面。
                    检查文件时多半已经发现，报 R015 或 R016。
                    """
            ),
            wrong: """
                local kept = {}
                local function keep(t, j) t[1] = t[1] or j return t[1].status end
                rule "balcony-check" {
                  when = on "handover", late = days(3), actions = {},
                  check = function(j) return keep(kept, j) end,
                }
                """,
            right: """
                rule "balcony-check" {
                  when = on "handover", late = days(3), actions = {},
                  check = function(j) return j.status ~= nil end,
                }
                """
        ),
        CatalogueEntry(
            .unreadableResult,
            Phrase("result that cannot be read", zh: "返回值无法读取"),
            Phrase(
                """
                An actions function returns a list of actions: { task { … }, sms { … } }. It must hold no functions, not
                the subject itself, and not itself.
                """,
                zh: """
                    actions 函数返回动作的列表：{ task { … }, sms { … } }。里面不能有函数，不能是客户本身，也不能套着自己。
                    """
            ),
            wrong: "actions = function(j) return j end,",
            right: "actions = function(j) return { sms { template = \"welcome\" } } end,"
        ),
        CatalogueEntry(
            .stopped,
            Phrase("rule stopped, mostly by an empty field", zh: "规则中止，多半遇到空字段"),
            Phrase(
                """
                A field that nobody filled in is nil, and nil cannot be compared, added or joined. Test it first:
                j.home.area ~= nil and j.home.area > 100. error and assert of the rule's own stop it as well.
                Only this customer is concerned; after more than 20 the rule is left out for the day.
                """,
                zh: """
                    没有填写的字段是 nil，不能比较、相加、拼接。请先判断：
                    j.home.area ~= nil and j.home.area > 100。规则自己写的 error、assert 也会中止。
                    只影响这一位客户；超过 20 位，这条规则当天停用。
                    """
            ),
            wrong: "check = function(j) return j.home.area > 100 end,",
            right: "check = function(j) return j.home.area ~= nil and j.home.area > 100 end,"
        ),
        CatalogueEntry(
            .nameNotKnown,
            Phrase("name that is not known here", zh: "这里没有这个名称"),
            Phrase(
                """
                today, days_since and days_until are about the day of a sweep: they are known inside check and actions
                functions, not while the file is loaded.
                """,
                zh: """
                    today 是日巡的日子，只有在 check、actions 的函数里才有；读取文件的时候还没有。
                    """
            ),
            wrong: """
                local limit = today
                rule "balcony-check" { when = on "handover", late = days(3), actions = {} }
                """,
            right: """
                rule "balcony-check" {
                  when = on "handover", late = days(3), actions = {},
                  check = function(j) return today > civil(2026, 1, 31) end,
                }
                """
        ),
        CatalogueEntry(
            .timeOfSweep,
            Phrase("computing time of this sweep used up", zh: "本次日巡的运算时间用完"),
            Phrase(
                """
                A rule has 120 seconds of computing time in one sweep and thread: enough for millions of customers.
                Let who do what it can, since it costs nothing, and keep loops and long texts out of check.
                """,
                zh: """
                    一条规则在一次日巡里每个线程有 120 秒运算时间，几百万位客户也够用。
                    能写在 who 里的请写在 who 里（几乎不花时间），check 里不要有循环和长文字。
                    """
            ),
            wrong: "check = function(j) for i = 1, 100000 do local same = i == j.open_complaints end return true end,",
            right: "who = { open_complaints = at_least(1) },"
        ),
    ]
}
