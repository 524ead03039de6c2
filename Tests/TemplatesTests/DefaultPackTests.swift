import ChineseCalendar
import Foundation
import Lifecycle
import Testing

@testable import Templates

@Suite("Default pack")
struct DefaultPackTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private let folder: TemplateFolder
    private let values: TemplateValues

    init() throws {
        folder = try TemplateFolder(path: Self.root.appendingPathComponent("Templates").path, settings: .make())
        let day = try #require(Day(year: 2026, month: 11, day: 22))
        values = TemplateVariable.exampleValues(on: day)
    }

    @Test("no template has a problem, not even a warning")
    func clean() {
        #expect(folder.problems.isEmpty)
        #expect(folder.names(.sms).count >= 15)
    }

    @Test("every SMS takes one part")
    func onePart() throws {
        for name in folder.names(.sms) {
            let isPromotion = try rules().contains {
                $0.contains("\"\(name)\"") && $0.contains("class = \"promotion\"")
            }
            let text = try folder.sms(template: name, values: values, messageClass: isPromotion ? .promotion : .notice)
                .text
            #expect(text.utf16.count <= 70, "\(name) takes \(text.utf16.count) units")
        }
    }

    @Test("every e-mail, script and checklist can be rendered from what every record can give")
    func rendered() throws {
        for name in folder.names(.email) {
            #expect(folder.files.contains { $0.name == "\(name).email.html" }, "\(name) has no page of its own")
            #expect(try folder.email(name, values).hasPrefix("From: "))
        }
        for name in folder.names(.text) { #expect(try !folder.text(template: name, values: values).isEmpty) }
    }

    @Test("rules name templates that are there, and every template is named by a rule")
    func complete() throws {
        var used: [TemplateKind: Set<String>] = [:]
        for rule in try rules() {
            for match in rule.matches(of: /(sms|email) \{ template = "([^"]+)"/) {
                let kind = try #require(TemplateKind(rawValue: String(match.1)))
                used[kind, default: []].insert(String(match.2))
            }
            for match in rule.matches(of: /(?:checklist|script) = "([^"]+)"/) {
                used[.text, default: []].insert(String(match.1))
            }
        }
        for kind in TemplateKind.allCases { #expect(used[kind, default: []] == Set(folder.names(kind))) }
    }

    private func rules() throws -> [String] {
        let path = Self.root.appendingPathComponent("Rules").path
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".lua") }.sorted()
            .map { try String(contentsOfFile: "\(path)/\($0)", encoding: .utf8) }
    }
}
