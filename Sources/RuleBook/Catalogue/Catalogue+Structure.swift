import Lifecycle

// How the parts of a file fit together.
extension Catalogue {
    static let structure: [CatalogueEntry] = [
        CatalogueEntry(
            .missingComma,
            Phrase("missing comma", zh: "缺逗号"),
            Phrase(
                """
                Entries between { and }, and values between ( and ), are separated by commas.
                A comma after the last entry does no harm: write one behind each line and none will be missing.
                """,
                zh: """
                    { } 里的每一项、( ) 里的每个值之间，都要写英文逗号。
                    最后一项后面多写一个逗号没有关系：养成每行末尾都写逗号的习惯，就不会漏。
                    """
            ),
            wrong: "step = 5\nowner = \"客户关系专员\",",
            right: "step = 5,\nowner = \"客户关系专员\","
        ),
        CatalogueEntry(
            .missingEnd,
            Phrase("missing end", zh: "缺 end"),
            Phrase(
                """
                function, if, for, while and do each need an end of their own.
                A return is the last thing in its block: behind it stands end.
                """,
                zh: """
                    function、if、for、while、do 每一个都要有自己的 end。
                    return 是一段的最后一句，后面紧接着 end。
                    """
            ),
            wrong: "check = function(j) return j.open_complaints == 0,\nclass = \"notice\",",
            right: "check = function(j) return j.open_complaints == 0 end,\nclass = \"notice\","
        ),
        CatalogueEntry(
            .missingBracket,
            Phrase("missing bracket", zh: "缺括号"),
            Phrase(
                """
                Each ( { [ needs its ) } ]. The message names the line where the open one stands.
                Entries indented under their opening line make it easy to see which one is missing.
                """,
                zh: """
                    每个 ( { [ 都要有配对的 ) } ]。信息里说的行，是没有关上的那一个所在的行。
                    里面的各项比开头的一行缩进几格，缺了哪个一眼就能看出来。
                    """
            ),
            wrong: "who = { status = \"handed_over\",\nstep = 5,",
            right: "who = { status = \"handed_over\" },\nstep = 5,"
        ),
        CatalogueEntry(
            .assignmentForComparison,
            Phrase("= where == is meant", zh: "比较要写 =="),
            Phrase(
                """
                One = gives a value, two == ask whether two values are the same.
                Conditions in functions (behind if, return, and, or) compare: write ==. In who = { … } one = is right.
                """,
                zh: """
                    一个 = 是给值，两个 == 是问两边是否相同。
                    函数里的条件（if、return、and、or 后面）是比较，写 ==；who = { … } 里写一个 = 才对。
                    """
            ),
            wrong: "check = function(j) return j.open_complaints = 0 end,",
            right: "check = function(j) return j.open_complaints == 0 end,"
        ),
        CatalogueEntry(
            .otherLanguage,
            Phrase("sign or word of another language", zh: "别的语言的写法"),
            Phrase(
                """
                Other programming languages, and Excel, write some things differently from Lua.
                Lua writes ~= (not equal), and, or, not, nil, true, false, elseif, and -- before a comment.
                """,
                zh: """
                    这是别的编程语言（或 Excel）的写法，Lua 不这样写。
                    Lua 写 ~=（不等于）、and、or、not、nil（空）、true、false、elseif，注释前写 --。
                    """
            ),
            wrong: "check = function(j) return j.open_complaints != 0 end,",
            right: "check = function(j) return j.open_complaints ~= 0 end,"
        ),
        CatalogueEntry(
            .unexpected,
            Phrase("something that cannot stand here", zh: "这里不该出现"),
            Phrase(
                """
                Lua expected something else at this place: mostly a word is missing, misspelt or too much just before it.
                Compare the line with one that works, for instance with `doorstep rules show half-year-call`.
                """,
                zh: """
                    Lua 在这个地方等的是别的东西：多半是紧挨着它的前面少写、多写或写错了什么。
                    请和能用的规则对照，例如 doorstep rules show half-year-call。
                    """
            ),
            wrong: "check = function(j) retrun j.open_complaints == 0 end,",
            right: "check = function(j) return j.open_complaints == 0 end,"
        ),
        CatalogueEntry(
            .bareText,
            Phrase("Chinese text without quotes", zh: "中文没有加引号"),
            Phrase(
                """
                Texts stand in English quotes. Names without quotes have only English letters, digits and _.
                The names of fields and milestones are English: 《规则语言》 lists them with what they mean.
                """,
                zh: """
                    文字要写在英文引号里。不加引号的名称只能用英文字母、数字和下划线。
                    字段和节点的名称是英文的，《规则语言》里有对照表。
                    """
            ),
            wrong: "who = { status = 已交付 },",
            right: "who = { status = \"已交付\" },"
        ),
    ]
}
