import ChineseCalendar
import Foundation
import Lifecycle

/// The rules of a workspace as one web page that needs nothing besides itself.
struct RulePage {
    /// The day it is made for.
    let day: Day
    /// The hash of the rule book.
    let revision: String
    /// The rules.
    let chapters: [RuleChapter]
    /// How often they fire; nothing without a database.
    let volumes: RuleVolumes?
    /// Files that have an error, and no chapter.
    let faultyFiles: [String]
    /// The reader's language.
    let language: Language

    /// The page.
    var html: String {
        let title = say("Rules", "规则说明")
        let steps = RuleStep.all.map { step in (step.title, chapters.filter { $0.rule.step == step.code }) }
        let codes = Set(RuleStep.all.map(\.code))
        let others = chapters.filter { !codes.contains($0.rule.step) }
        let parts = (steps + [(Phrase("Other rules", zh: "其他"), others)]).filter { !$0.1.isEmpty }
        let body =
            [HTML("h1", text: title), HTML("p", attributes: ["class": "about"], text: about)] + faults + [
                contents(parts)
            ]
        let page = HTML(
            "html",
            attributes: ["lang": language == .chinese ? "zh-CN" : "en"],
            HTML(
                "head",
                HTML(constant: Self.head),
                HTML("title", text: title),
                HTML("style", HTML(constant: PageStyle.text))
            ),
            HTML("body", body + parts.flatMap(part))
        )
        return "<!DOCTYPE html>\n\(page.source)\n"
    }

    private static let head: StaticString =
        "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"

    private var about: String {
        say(
            "\(chapters.count) rules of the rule book \(revision.prefix(12)), on \(day). Names and texts below are made up.",
            "规则册 \(revision.prefix(12))，共 \(chapters.count) 条规则，\(day)。文中的客户和文字示例都是编造的。"
        )
    }

    private var faults: [HTML] {
        guard !faultyFiles.isEmpty else { return [] }
        let list = faultyFiles.joined(separator: say(", ", "、"))
        return [
            HTML(
                "p",
                attributes: ["class": "fault"],
                text: say(
                    "Left out because of errors, see `doorstep rules check`: \(list)",
                    "有错误、没有列入（见 doorstep rules check）：\(list)"
                )
            )
        ]
    }

    private func contents(_ parts: [(title: Phrase, chapters: [RuleChapter])]) -> HTML {
        HTML(
            "nav",
            parts.map { title, chapters in
                HTML(
                    "section",
                    HTML("h2", text: title(language)),
                    HTML("ul", chapters.map { HTML("li", Self.link($0.rule), HTML(" " + $0.rule.title)) })
                )
            }
        )
    }

    private static func link(_ rule: Rule) -> HTML {
        let place = rule.name.addingPercentEncoding(withAllowedCharacters: .urlFragmentAllowed) ?? ""
        return HTML("a", attributes: ["href": "#\(place)"], text: rule.name)
    }

    private func part(_ title: Phrase, _ chapters: [RuleChapter]) -> [HTML] {
        [HTML("h2", text: title(language))] + chapters.map { $0.html(volumes, language) }
    }

    private func say(_ english: String, _ chinese: String) -> String { Phrase(english, zh: chinese)(language) }
}
