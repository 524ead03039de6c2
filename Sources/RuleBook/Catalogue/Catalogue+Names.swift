import Lifecycle

// Names, and what a function may change.
extension Catalogue {
    static let names: [CatalogueEntry] = [
        CatalogueEntry(
            .globalAssigned,
            Phrase("variable without local", zh: "变量前没有写 local"),
            Phrase(
                """
                A new variable is declared with local where it is first used; without it, it would outlive its function.
                The words of the rule language, such as days, cannot be given another value.
                """,
                zh: """
                    新变量第一次出现时，前面要写 local；不写的话，它会留到下一位客户。
                    规则语言自己的词（如 days）不能另外赋值。
                    """
            ),
            wrong: "check = function(j) limit = 90 return j.home.area ~= nil and j.home.area > limit end,",
            right: "check = function(j) local limit = 90 return j.home.area ~= nil and j.home.area > limit end,"
        ),
        CatalogueEntry(
            .unknownName,
            Phrase("name that rule files do not have", zh: "没有这个名称"),
            Phrase(
                """
                The name is misspelt, is a text that needs quotes, or is a part of Lua that rule files may not use.
                Files, the network, the clock (os.time), chance (math.random) and text patterns are not there: the same
                records on the same day always give the same result. Use today for the day, contains for a part of a text.
                """,
                zh: """
                    名称拼错了，或者是文字忘了加引号，或者是规则文件不能用的那部分 Lua。
                    规则不能读写文件、上网、看时钟（os.time）、掷骰子（math.random）、用文字通配符：
                    同样的资料在同一天，结果永远一样。日子请用 today，找文字的一部分请用 contains。
                    """
            ),
            wrong: "when = dyas(3):after \"handover\",",
            right: "when = days(3):after \"handover\","
        ),
        CatalogueEntry(
            .outerAssigned,
            Phrase("function changes a variable outside it", zh: "函数改动了外面的变量"),
            Phrase(
                """
                A function judges one customer at a time, and must not remember one for the next:
                the result would depend on who came first. Use variables that are local to the function.
                """,
                zh: """
                    函数一次判断一位客户，不能把这一位的东西留给下一位，否则结果就取决于谁先谁后。
                    请用函数里面的 local 变量。
                    """
            ),
            wrong: """
                local n = 0
                rule "balcony-check" {
                  when = on "handover", late = days(3), actions = {},
                  check = function(j) n = n + 1 return n > 1 end,
                }
                """,
            right: """
                rule "balcony-check" {
                  when = on "handover", late = days(3), actions = {},
                  check = function(j) local n = j.open_complaints return n ~= nil and n > 1 end,
                }
                """
        ),
        CatalogueEntry(
            .outerTableChanged,
            Phrase("function changes a table that it did not make", zh: "函数改动了不是它建立的表"),
            Phrase(
                """
                The subject (j) is for reading only, and tables from outside a function must stay as they are.
                A table made in the same function with local t = { … } may be changed.
                """,
                zh: """
                    对象（j）只能读，函数外面的表也要保持原样。
                    在同一个函数里用 local t = { … } 建立的表可以改。
                    """
            ),
            wrong: "check = function(j) j.status = \"signed\" return true end,",
            right: "check = function(j) local status = j.status or \"signed\" return status == \"signed\" end,"
        ),
        CatalogueEntry(
            .tooLarge,
            Phrase("file or nesting too large", zh: "文件太大或嵌套太深"),
            Phrase(
                """
                A file has at most 64 KiB, 100 levels of brackets and blocks inside each other, and 200 local variables
                in one function. One file holds one rule; long lists belong into the customer file, as a field.
                """,
                zh: """
                    一个文件最大 64 KiB，括号和程序段最多嵌套 100 层，一个函数里最多 200 个局部变量。
                    一个文件只写一条规则；很长的名单请放进客户台账，作为一个字段。
                    """
            ),
            wrong: "late = days((((((((((((( … 3 … ))))))))))))),",
            right: "late = days(3),"
        ),
        CatalogueEntry(
            .label,
            Phrase("goto, break or <…> that does not fit", zh: "goto、break 或 <…> 用错"),
            Phrase(
                """
                break leaves a loop and can stand only inside one; goto needs its label in the same function.
                A variable marked <const> keeps its value; other marks do not exist in rule files.
                """,
                zh: """
                    break 用来离开循环，只能写在循环里；goto 的标签要在同一个函数里。
                    标了 <const> 的变量不能再改；规则文件里没有别的标记。
                    """
            ),
            wrong: "check = function(j) if j.open_complaints == 0 then break end return true end,",
            right: "check = function(j) if j.open_complaints == 0 then return false end return true end,"
        ),
    ]
}
