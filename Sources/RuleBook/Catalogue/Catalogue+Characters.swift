import Lifecycle

// Single characters, texts and numbers.
extension Catalogue {
    static let characters: [CatalogueEntry] = [
        CatalogueEntry(
            .fullWidth,
            Phrase("full-width character outside quotes", zh: "引号外有全角字符"),
            Phrase(
                """
                Lua reads only the half-width signs , . : ; ( ) { } [ ] = " of an English keyboard.
                A Chinese input method writes full-width ones that look much alike; wide and invisible spaces are such too.
                Inside quotes and comments any character may stand.
                """,
                zh: """
                    Lua 只认英文输入法的半角符号：, . : ; ( ) { } [ ] = "。
                    中文输入法打出的全角标点看起来很像，却是另外的字符；全角空格和看不见的空格也是。
                    引号里和注释里什么字符都可以写。
                    """
            ),
            wrong: "when = days(30)：after \"handover\"，",
            right: "when = days(30):after \"handover\","
        ),
        CatalogueEntry(
            .unfinishedText,
            Phrase("text without its closing quote", zh: "文字的引号没有结束"),
            Phrase(
                """
                A text begins and ends with the same quote, \" or ', on one line.
                Look for a forgotten quote, or one that the input method made full-width.
                """,
                zh: """
                    文字以同一种英文引号（" 或 '）开始和结束，而且在同一行。
                    请看是不是漏写了后一个引号，或者把它打成了全角的。
                    """
            ),
            wrong: "owner = \"客户关系专员,",
            right: "owner = \"客户关系专员\","
        ),
        CatalogueEntry(
            .unfinishedLongText,
            Phrase("long text or comment that never ends", zh: "长文字或长注释没有结束"),
            Phrase(
                """
                What begins with [[ ends with ]], and what begins with --[[ does too; all up to there is text.
                For a comment of one line, two hyphens are enough.
                """,
                zh: """
                    以 [[ 或 --[[ 开始的，要以 ]] 结束，在那之前全算文字。
                    一行的注释写两个减号就够了。
                    """
            ),
            wrong: "--[[ 商铺不访\nowner = \"客户关系专员\",",
            right: "-- 商铺不访\nowner = \"客户关系专员\","
        ),
        CatalogueEntry(
            .malformedLiteral,
            Phrase("number or \\ that cannot be read", zh: "数字或 \\ 的写法不对"),
            Phrase(
                """
                Numbers are digits, with a point for decimals: 12, 0.5. Units and days are not part of a number.
                Inside quotes a backslash has a meaning of its own; to write one, write two.
                """,
                zh: """
                    数字只写阿拉伯数字和小数点，如 12、0.5；单位不能跟在后面，日期要加引号。
                    引号里的反斜杠有特别的意思，要写它本身请连写两个。
                    """
            ),
            wrong: "late = days(3d),",
            right: "late = days(3),"
        ),
        CatalogueEntry(
            .notText,
            Phrase("not UTF-8 text", zh: "不是 UTF-8 文本"),
            Phrase(
                """
                Rule files are text in UTF-8. Editors on Chinese Windows may save as ANSI, which is GBK.
                Open the file, choose "Save as", and the encoding UTF-8. A Word document is no text either.
                """,
                zh: """
                    规则文件是 UTF-8 编码的文本。中文 Windows 的编辑器可能存成 ANSI（也就是 GBK）。
                    请打开文件，选“另存为”，编码选 UTF-8。Word 文档也不是文本。
                    """
            ),
            wrong: "-- 另存为：编码 ANSI",
            right: "-- 另存为：编码 UTF-8"
        ),
    ]
}
