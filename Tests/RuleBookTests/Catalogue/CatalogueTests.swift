import Foundation
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Catalogue of numbered messages")
struct CatalogueTests {
    @Test("explains every number once, in ascending order")
    func complete() {
        #expect(Catalogue.entries.map(\.number) == CatalogueNumber.allCases)
        let numbers = CatalogueNumber.allCases.map(\.rawValue)
        #expect(numbers == numbers.sorted() && numbers.allSatisfy { $0.wholeMatch(of: #/R[0-9]{3}/#) != nil })
    }

    @Test(
        "has title and explanation in both languages, in lines that fit a terminal",
        arguments: CatalogueNumber.allCases
    )
    func words(number: CatalogueNumber) throws {
        let entry = try #require(Catalogue.entry(number.rawValue))
        for phrase in [entry.title, entry.explanation] {
            #expect(!phrase.english.isEmpty && !phrase.english.contains(#/[，。；]/#))
            #expect(phrase.chinese.contains(#/\p{Han}/#))
            for line in (phrase.english + "\n" + phrase.chinese).split(separator: "\n") {
                #expect(SourceExcerpt.width(of: String(line)) <= 120, "\(line)")
            }
        }
        #expect(SourceExcerpt.width(of: entry.title.english) <= 60 && !entry.title.english.hasSuffix("."))
        #expect(!entry.wrong.isEmpty && !entry.right.isEmpty && entry.wrong != entry.right)
    }

    /// Examples that are not lines of one rule file, are cut short, or are refused by their text already.
    private static let cut: Set<CatalogueNumber> = [
        .notText, .tooLarge, .duplicateName, .templateFile, .unreadable, .staleSubject, .timeOfSweep,
        .sameMessage, .gap, .overlap, .neverImported, .survivor, .idleReason,
    ]

    @Test(
        "shows an example that gives the number, and the same put right without any",
        arguments: Catalogue.entries.filter { !cut.contains($0.number) }.map(\.number)
    )
    func examples(number: CatalogueNumber) throws {
        let entry = try #require(Catalogue.entry(number.rawValue))
        #expect(try Self.judged(entry.wrong, of: number).contains(number), "\(entry.wrong)")
        #expect(try Self.judged(entry.right, of: number) == [], "\(entry.right)")
    }

    /// The numbers that lines give in the place where they belong; a missing test is theirs to have only if asked for.
    private static func judged(_ lines: String, of number: CatalogueNumber) throws -> Set<CatalogueNumber> {
        let isWhole = lines.split(separator: "\n").contains { $0.hasPrefix("rule ") } || lines.hasPrefix("-- 以后")
        let isTest = lines.hasPrefix("test ")
        let entries = isTest ? "" : lines
        let defaults = [("when", "on \"handover\""), ("late", "days(3)"), ("actions", "{}")]
            .filter { name, _ in !entries.split(separator: "\n").contains { $0.hasPrefix("\(name) =") } }
            .map { "\($0.0) = \($0.1),\n" }.joined()
        let rule = isWhole ? lines : "rule \"balcony-check\" {\n\(defaults)\(entries)\n}"
        var text = isTest ? rule + "\n" + lines : rule
        if !isTest, number != .noTest, !text.contains("test \"") {
            text += "\ntest \"balcony-check\" { { \"当天\", on = \"2026-04-30\" } }"
        }
        return try provoked(text, rule: "balcony-check")
    }

    @Test(
        "finds a number however it is written",
        arguments: [
            ("R012", "R012"), ("r012", "R012"), ("R12", "R012"), ("12", "R012"), ("r0012", "R012"), ("60", "R060"),
            ("R70", "R070"),
        ]
    )
    func written(text: String, number: String) {
        #expect(Catalogue.entry(text)?.number.rawValue == number)
    }

    @Test(
        "names the nearest number for one that does not exist, and nothing for words",
        arguments: [
            ("R019", "R018"), ("R999", "R079"), ("0", "R001"), ("R058", "R057"), ("sweep", nil), ("", nil), ("R", nil),
            ("R12345678901234567890", nil), ("R-1", nil),
        ] as [(String, String?)]
    )
    func nearest(text: String, number: String?) {
        #expect(Catalogue.entry(text) == nil)
        #expect(Catalogue.nearest(text)?.number.rawValue == number)
    }

    @Test("the page on the rule language lists every number")
    func page() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/zh/规则语言.md")
        let text = try String(contentsOf: path.standardized, encoding: .utf8)
        #expect(CatalogueNumber.allCases.filter { !text.contains($0.rawValue) } == [])
    }
}
