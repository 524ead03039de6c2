import Lifecycle

extension TemplateFinding {
    static func unknownVariable(_ name: String, line: Int) -> TemplateFinding {
        let known = TemplateVariable.allCases.map(\.name)
        let list = known.joined(separator: "、")
        let nearest = Nearest.match(name, among: known)
        return TemplateFinding(
            line: line,
            message: Phrase("there is no variable {{\(name)}}", zh: "没有变量 {{\(name)}}"),
            hint: nearest.map { Phrase("did you mean {{\($0)}}?", zh: "是否应为 {{\($0)}}？") }
                ?? Phrase("use one of \(list)", zh: "可用变量：\(list)")
        )
    }

    static func unclosed(line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("{{ is not closed on this line", zh: "本行的 {{ 没有对应的 }}"),
            hint: Phrase("write a variable as {{称呼}}", zh: "变量请写作 {{称呼}}")
        )
    }

    static func unopened(line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("}} without {{ before it", zh: "}} 之前没有对应的 {{"),
            hint: Phrase("write a variable as {{称呼}}", zh: "变量请写作 {{称呼}}")
        )
    }

    static func notPlain(line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("only plain variables are allowed here", zh: "此处只能使用普通变量"),
            hint: Phrase(
                "take out the section, partial, comment or third brace; write {{称呼}}",
                zh: "请去掉条件段、引用、注释或第三层括号，写作 {{称呼}}"
            )
        )
    }

    static func singleBrace(_ name: String, line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase(
                "\(name) stands in the wrong braces and would be sent as it is",
                zh: "“\(name)”的括号不对，会原样发出"
            ),
            hint: Phrase("write {{\(name)}} with two ASCII braces on either side", zh: "请用两层英文花括号，写作 {{\(name)}}")
        )
    }

    static let notUTF8 = TemplateFinding(
        line: 1,
        message: Phrase("the file is not UTF-8", zh: "文件不是 UTF-8 编码"),
        hint: Phrase("save it as UTF-8", zh: "请另存为 UTF-8 编码")
    )

    static let empty = TemplateFinding(
        line: 1,
        message: Phrase("the template has no text", zh: "模板没有正文"),
        hint: Phrase("write the text, or remove the file", zh: "请写上正文，或删除该文件")
    )

    static let subjectMissing = TemplateFinding(
        line: 1,
        message: Phrase("the e-mail has no subject", zh: "邮件没有主题"),
        hint: Phrase("begin the file with a line 主题: … and an empty line", zh: "第一行请写“主题: …”，其后空一行")
    )

    static func unknownFrontLine(line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("this line before the text is neither 主题: nor 广告:", zh: "正文之前的这一行既不是“主题:”也不是“广告:”"),
            hint: Phrase("put an empty line between subject and text", zh: "主题与正文之间请空一行")
        )
    }

    static let withoutText = TemplateFinding(
        line: 1,
        message: Phrase("the e-mail has no plain text beside its HTML", zh: "邮件只有 HTML，没有文本版本"),
        hint: Phrase("add NAME.email.txt with the subject and the text", zh: "请添加同名的 .email.txt，写上主题与正文")
    )

    static func lenticular(line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("the text contains 【 or 】, which mark the signature", zh: "正文含有“【”或“】”，会与签名混淆"),
            hint: Phrase("leave the signature out, it is added; use 《》 or “”", zh: "签名会自动添加，请改用《》或“”")
        )
    }

    static func optOut(line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("the text contains the opt-out words", zh: "正文含有退订说明"),
            hint: Phrase(
                "leave them out: promotions get them, notices must not have them",
                zh: "请去掉：推广类会自动添加，通知类不得添加"
            )
        )
    }

    static func refusedSymbol(_ symbol: String, line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("carriers refuse texts with \(symbol)", zh: "运营商会拒绝含有“\(symbol)”的短信"),
            hint: Phrase("say it in words", zh: "请改用文字表达"),
            severity: .warning
        )
    }

    static func adjacent(line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase("two variables stand side by side, which some gateways refuse", zh: "两个变量相邻，部分短信平台会拒绝"),
            hint: Phrase("put a word or a comma between them", zh: "请在两个变量之间加上文字或标点"),
            severity: .warning
        )
    }

    static let unknownKind = TemplateFinding(
        line: 1,
        message: Phrase("the file's name says no kind of template", zh: "文件名看不出模板类型"),
        hint: Phrase(
            "end it in .sms, .email.txt, .email.html or .txt",
            zh: "文件名请以 .sms、.email.txt、.email.html 或 .txt 结尾"
        ),
        severity: .warning
    )
}
