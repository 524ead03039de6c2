import ChineseCalendar
import Lifecycle
import RuleBook
import Templates

extension RuleChapter {
    /// The chapter as a part of the page.
    func html(_ volumes: RuleVolumes?, _ language: Language) -> HTML {
        let heading = HTML("h3", HTML("code", text: rule.name), HTML(" " + rule.title))
        let facts = [
            (Phrase("owner", zh: "负责人"), rule.owner), (Phrase("about", zh: "对象"), rule.subject.each(language)),
        ].filter { !$0.1.isEmpty }.map { name, value in HTML("span", text: language.entry(name(language), value)) }
        let parts = [
            heading, HTML("p", attributes: ["class": "facts"], facts), comment, said(language), functions(language),
            tests(language), HTML(texts.map { $0.html(language) }), volume(volumes, language),
        ]
        return HTML("article", attributes: ["id": rule.name], parts)
    }

    /// The header without its first line, which is the title.
    private var comment: HTML {
        let lines = source.header.drop(while: \.isEmpty).dropFirst()
        return lines.isEmpty
            ? HTML([]) : HTML("p", attributes: ["class": "comment"], text: lines.joined(separator: "\n"))
    }

    private func said(_ language: Language) -> HTML {
        let rows = sentences.sections.flatMap { section in
            [
                HTML("dt", text: section.heading(language)),
                HTML("dd", section.sentences.map { HTML("div", text: $0(language)) }),
            ]
        }
        return HTML("dl", rows)
    }

    private func functions(_ language: Language) -> HTML {
        HTML(
            source.functions.map { function in
                let line = Phrase("from line \(function.line)", zh: "第 \(function.line) 行起")(language)
                return HTML([HTML("h4", text: "\(function.key) (\(line))"), HTML("pre", text: function.text)])
            }
        )
    }

    private func tests(_ language: Language) -> HTML {
        guard !examples.isEmpty else { return HTML([]) }
        let names = [
            Phrase("example", zh: "例子"), Phrase("given", zh: "客户"), Phrase("day", zh: "日子"),
            Phrase("what is done", zh: "做什么"),
        ]
        let head = HTML("tr", names.map { HTML("th", text: $0(language)) })
        return HTML("table", HTML("thead", head), HTML("tbody", examples.map { $0.html(language) }))
    }

    private func volume(_ volumes: RuleVolumes?, _ language: Language) -> HTML {
        guard let volumes else { return HTML([]) }
        return HTML([
            HTML("h4", text: Phrase("How often", zh: "数量")(language)), volumes.html(of: rule.name, language),
        ])
    }
}

extension RuleChapter.Example {
    fileprivate func html(_ language: Language) -> HTML {
        let facts = given.map { HTML("div", text: language.entry($0.field(language), $0.value(language))) }
        return HTML(
            "tr",
            HTML("td", text: name),
            HTML("td", facts),
            HTML("td", text: day.description),
            HTML("td", done.map { HTML("div", text: $0(language)) })
        )
    }

    private var done: [Phrase] {
        guard let expected else { return [Phrase("not said yet", zh: "待写")] }
        guard expected.isEmpty else { return expected }
        guard let because else { return [Phrase("nothing", zh: "不做")] }
        return [Phrase("nothing: \(because.english)", zh: "不做：\(because.chinese)")]
    }
}

extension TemplateExample {
    fileprivate func html(_ language: Language) -> HTML {
        let title = "\(kindTitle(language)) \(name)" + (parts.map { counted($0)(language) } ?? "")
        switch text {
        case .success(let text): return HTML([HTML("h4", text: title), HTML("blockquote", text: text)])
        case .failure(let problem):
            return HTML([
                HTML("h4", text: title), HTML("p", attributes: ["class": "fault"], text: problem.phrase(language)),
            ])
        }
    }

    private var kindTitle: Phrase {
        switch kind {
        case .sms: Phrase("SMS", zh: "短信")
        case .email: Phrase("E-mail", zh: "邮件")
        case .text: Phrase("Script or checklist", zh: "话术或清单")
        }
    }

    private func counted(_ parts: Int) -> Phrase {
        Phrase(", billed as \(parts) part\(parts == 1 ? "" : "s")", zh: "，计 \(parts) 条")
    }
}

extension Language {
    /// A name and its value on one line.
    fileprivate func entry(_ name: String, _ value: String) -> String {
        self == .chinese ? "\(name)：\(value)" : "\(name): \(value)"
    }
}
