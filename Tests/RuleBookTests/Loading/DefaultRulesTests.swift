import Foundation
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Default rules")
struct DefaultRulesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardized

    private let book: LoadedRuleBook
    private let templates: [Revision.File]

    init() throws {
        templates = try Self.files(in: "Templates")
        book = LoadedRuleBook(
            files: try Self.files(in: "Rules"),
            templateFiles: templates,
            vocabulary: Vocabulary(),
            templates: TemplateNames(
                sms: Self.names(templates, ".sms"),
                email: Self.names(templates, ".email.txt"),
                text: Self.names(templates, ".txt").filter { !$0.hasSuffix(".email") }
            )
        )
    }

    private static func files(in folder: String) throws -> [Revision.File] {
        let base = root.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: base.path).sorted().map { name in
            Revision.File(path: "\(folder)/\(name)", content: Array(try Data(contentsOf: base.appending(path: name))))
        }
    }

    private static func names(_ files: [Revision.File], _ suffix: String) -> Set<String> {
        let names = files.compactMap { $0.path.split(separator: "/").last.map(String.init) }
        return Set(names.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) })
    }

    @Test("load without an error or a warning, each with a title, a step, an owner and tests")
    func clean() {
        #expect(book.errors == [])
        #expect(book.warnings == [] && book.findings == [])
        #expect(book.rules.count >= 20)
        for rule in book.rules {
            #expect(!rule.title.isEmpty && !rule.step.isEmpty && !rule.owner.isEmpty, "\(rule.name)")
            #expect(book.tests.filter { $0.rule == rule.name && $0.expect != nil }.count >= 3, "\(rule.name)")
        }
    }

    @Test("say what a corrected date does and why, or that none concerns them")
    func moved() throws {
        for file in try Self.files(in: "Rules") + Self.files(in: "examples/pulte/Rules") {
            let text = String(decoding: file.content, as: UTF8.self)
            let lines = text.split(separator: "\n").prefix { !$0.hasPrefix("rule ") }
            let reasons = lines.filter { $0.hasPrefix("-- 日期更正：") }
            #expect(reasons.count == 1, "\(file.path)")
            let policy = MovePolicy.allCases.filter { text.contains("  if_moved = \"\($0.rawValue)\",\n") }
            let said = MovePolicy.allCases.filter { reasons.first?.hasSuffix("（\($0.rawValue)）。") == true }
            #expect(policy == said, "\(file.path)")
            guard let rule = book.rules.first(where: { file.path == "Rules/\($0.name).lua" }) else { continue }
            #expect(policy.isEmpty == rule.schedule.anchors.isEmpty, "\(file.path)")
        }
    }

    @Test("use every template")
    func templatesUsed() {
        var used: Set<String> = []
        for rule in book.rules {
            guard case .fixed(let actions) = rule.actions else { continue }
            for action in actions {
                switch action {
                case .sms(let plan): used.insert("\(plan.template).sms")
                case .email(let plan): used.formUnion(["\(plan.template).email.txt", "\(plan.template).email.html"])
                case .task(let plan):
                    used.formUnion([plan.checklist, plan.script].compactMap { $0.map { "\($0).txt" } })
                }
            }
        }
        #expect(
            Set(templates.compactMap { $0.path.split(separator: "/").last.map(String.init) }).subtracting(used) == []
        )
    }
}
