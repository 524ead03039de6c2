import Lifecycle

// A rule and its entries.
extension Catalogue {
    static let declarations: [CatalogueEntry] = [
        CatalogueEntry(
            .noRule,
            Phrase("file without a rule", zh: "文件里没有规则"),
            Phrase(
                """
                Each file in Rules declares one rule: rule "name" { … }. `doorstep rules new NAME` makes one to fill in.
                A file that shall not count for now: move it out of Rules.
                """,
                zh: """
                    Rules 里的每个文件写一条规则：rule "名称" { … }。doorstep rules new 名称 会建好一个供您填写。
                    暂时不用的文件，请移出 Rules 目录。
                    """
            ),
            wrong: "-- 以后再写",
            right: "rule \"balcony-check\" { when = on \"handover\", late = days(3), actions = {} }"
        ),
        CatalogueEntry(
            .severalRules,
            Phrase("more than one rule in a file", zh: "一个文件里有多条规则"),
            Phrase(
                """
                One rule per file, and the file's name is the rule's name: so everybody finds it.
                Move the second rule with its tests into a file of its own.
                """,
                zh: """
                    一个文件一条规则，文件名就是规则名，这样人人都找得到。
                    请把第二条规则连同它的测试移到自己的文件里。
                    """
            ),
            wrong: """
                rule "balcony-check" { when = on "handover", late = days(3), actions = {} }
                rule "garden-check" { when = on "handover", late = days(3), actions = {} }
                """,
            right: """
                rule "balcony-check" { when = on "handover", late = days(3), actions = {} }
                """
        ),
        CatalogueEntry(
            .nameDiffers,
            Phrase("rule and file have different names", zh: "规则名与文件名不同"),
            Phrase(
                """
                The file balcony-check.lua declares rule "balcony-check". Rename the file, or the rule.
                Careful with rules that have been in use: under another name a rule is a new one, and customers within its
                time would be contacted again.
                """,
                zh: """
                    文件 balcony-check.lua 里写 rule "balcony-check"。请改文件名，或改规则名。
                    用过的规则请当心：换了名称就是一条新规则，期限内的客户会再收到一次。
                    """
            ),
            wrong: """
                -- Rules/balcony-check.lua
                rule "balcony" { when = on "handover", late = days(3), actions = {} }
                """,
            right: """
                -- Rules/balcony-check.lua
                rule "balcony-check" { when = on "handover", late = days(3), actions = {} }
                """
        ),
        CatalogueEntry(
            .duplicateName,
            Phrase("two rules of one name", zh: "规则重名"),
            Phrase(
                """
                Two files, in different folders, have the same name; capitals and small letters count as the same.
                The first one is used, the other is left out. Rename one with its rule, or remove it.
                """,
                zh: """
                    不同目录里有两个同名的文件；大写和小写算同一个名称。
                    前一个照用，后一个不用。请给其中一个连同规则改名，或删掉它。
                    """
            ),
            wrong: "-- Rules/售后/balcony-check.lua\n-- Rules/交付/balcony-check.lua",
            right: "-- Rules/售后/balcony-check.lua\n-- Rules/交付/balcony-photos.lua"
        ),
        CatalogueEntry(
            .unknownKey,
            Phrase("entry that does not exist", zh: "没有这一项"),
            Phrase(
                """
                A rule has the entries api, step, owner, per, when, late, who, sample, check, class, priority, if_moved,
                if_unknown and actions; actions and tests have entries of their own. An entry is written name = value.
                """,
                zh: """
                    规则的各项是 api、step、owner、per、when、late、who、sample、check、class、priority、if_moved、
                    if_unknown、actions；动作和测试另有自己的项。每一项写成 名称 = 值。
                    """
            ),
            wrong: "ownr = \"客户关系专员\",",
            right: "owner = \"客户关系专员\","
        ),
        CatalogueEntry(
            .missingKey,
            Phrase("entry that is missing", zh: "缺少一项"),
            Phrase(
                """
                A rule needs when and actions; a message needs template; a test needs on; a sample needs percent and most.
                """,
                zh: """
                    规则必须有 when 和 actions；短信、邮件必须有 template；测试必须有 on；抽样必须有 percent 和 most。
                    """
            ),
            wrong: "actions = { sms {} },",
            right: "actions = { sms { template = \"welcome\" } },"
        ),
        CatalogueEntry(
            .wrongValue,
            Phrase("wrong value", zh: "值不对"),
            Phrase(
                """
                The entry exists, and its value is of another kind or out of its range.
                The message says what is wanted: a number stands without quotes, a text with, a length of time is days(30).
                """,
                zh: """
                    有这一项，但值的种类不对，或超出了范围。
                    信息里写着应当是什么：数字不加引号，文字要加引号，时间长短写成 days(30)。
                    """
            ),
            wrong: "late = 90,",
            right: "late = days(90),"
        ),
        CatalogueEntry(
            .notAChoice,
            Phrase("not one of the values to choose from", zh: "不在可选的值里"),
            Phrase(
                """
                This entry takes only a few values, and the message lists them. They are English words in quotes.
                """,
                zh: """
                    这一项只能取几个固定的值，信息里都列着。值是加引号的英文词。
                    """
            ),
            wrong: "class = \"advert\",",
            right: "class = \"promotion\","
        ),
    ]
}
