import Foundation
import LedgerGenerator
import Testing

@Suite("Importing a customer file")
struct ImportTests {
    @Test("every row is taken, and the same file again changes nothing")
    func again() throws {
        let site = try Site()
        let report = try site.generate(journeys: 500)
        let first: ImportCounts = try site.run("import", site.ledger, "--on", Site.today, "--json").json()
        #expect(first.rows == report.rows)
        #expect(first.created + first.updated + first.unchanged == report.rows)
        #expect(first.rejected == 0 && first.rejects.isEmpty)
        #expect(try site.number("SELECT count(*) FROM journeys") == report.journeys)
        #expect(try site.number("SELECT count(*) FROM persons") == report.persons)
        let second: ImportCounts = try site.run("import", site.ledger, "--on", Site.today, "--json").json()
        #expect(second.unchanged == report.rows && second.rows == report.rows)
    }

    @Test("damaged rows are counted, kept, and taken once they are mended", arguments: [3, 4] as [UInt64])
    func damaged(seed: UInt64) throws {
        let site = try Site()
        let report = try site.generate(journeys: 500, seed: seed, damage: 0.15)
        let run = try site.run("import", site.ledger, "--on", Site.today, "--json")
        #expect(run.status == 2)
        let counts: ImportCounts = try run.json()
        #expect(counts.rows == report.rows)
        #expect(counts.rejected == report.count(.rejected))
        #expect(counts.warnings == report.count(.warned))
        #expect(counts.skipped == report.count(.skipped))
        let rejects = try #require(counts.rejects.first)
        #expect(try lines(rejects).count == counts.rejected + 1)

        let repeated = try site.run("import", rejects, "--on", Site.today, "--json")
        #expect(try repeated.json(as: ImportCounts.self).rejected == counts.rejected)

        try mend(rejects, from: site.ledger, seed: seed)
        let mended = try site.run("import", rejects, "--on", Site.today, "--json")
        #expect(mended.status == 0, "\(mended.stdout)")
        let taken: ImportCounts = try mended.json()
        #expect(taken.rejected == 0 && taken.rows == counts.rejected)
        #expect(try site.number("SELECT count(*) FROM journeys") == report.journeys)
    }

    @Test("the counts stand in the report for people, in both languages")
    func languages() throws {
        let site = try Site()
        try site.generate(journeys: 20)
        let english = try site.run("import", site.ledger)
        #expect(english.stdout.contains("created"))
        let chinese = try site.run("import", site.ledger, environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.stdout.contains("无变化"))
    }

    private func lines(_ path: String) throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
    }

    /// Gives each rejected row the cells it would have had undamaged: the same seed without damage tells them apart
    /// by its line, which damage moves, so the contract and the role name the row.
    private func mend(_ rejects: String, from damaged: String, seed: UInt64) throws {
        var rows = try lines(rejects).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        for index in rows.indices.dropFirst() {
            rows[index] = Array(rows[index].prefix(32))
            let number = rows[index][20].filter(\.isNumber)
            let fixes: [Int: String] = [
                0: "M\(seed)\(index)", 4: "1390000\(String(index + 1000).suffix(4))", 5: "", 6: "", 8: "是", 18: "100",
                23: "", 25: "", 29: "", 30: "已签约",
            ]
            for (column, text) in fixes { rows[index][column] = text[...] }
            #expect(!number.isEmpty)
        }
        rows[0] = Array(rows[0].prefix(32))
        let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
        try Data(text.utf8).write(to: URL(filePath: rejects))
    }
}
