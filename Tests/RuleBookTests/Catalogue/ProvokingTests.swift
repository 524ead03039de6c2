import Foundation
import Lifecycle
import LuaHost
import Testing

@testable import RuleBook

@Suite("Provoking every number")
struct ProvokingTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Provoking").standardized

    private static func file(_ number: String, path: String) throws -> Revision.File {
        let data = try Data(contentsOf: folder.appending(path: "\(number).lua"))
        return Revision.File(path: path, content: Array(data))
    }

    /// Numbers that no single rule file gives, with where they are provoked.
    private static let elsewhere: [CatalogueNumber: String] = [
        .templateFile: "doorstepTests: a template file", .staleSubject: "below: a text that is refused before it runs",
        .timeOfSweep: "below: a budget that is spent", .neverImported: "NeverImportedTests: a store is asked",
        .survivor: "RuleMutationCheckTests: tests are run", .idleReason: "RuleMutationCheckTests: tests are run",
    ]

    /// Numbers that take two rules.
    private static let amongRules: Set<CatalogueNumber> = [.sameMessage, .gap, .overlap]

    @Test(
        "a file gives the number it is named after and no other",
        arguments: CatalogueNumber.allCases.filter { elsewhere[$0] == nil }
    )
    func file(number: CatalogueNumber) throws {
        let name = number.rawValue
        var files = [try Self.file(name, path: "Rules/\(name).lua")]
        // Two files of one name need two folders.
        if number == .duplicateName { files.append(try Self.file(name, path: "Rules/more/\(name).lua")) }
        if Self.amongRules.contains(number) {
            files.append(try Self.file("\(name)-2", path: "Rules/\(name)-2.lua"))
        }
        #expect(try provoked(files) == [number])
    }

    @Test("each file of the folder is named after a number of the catalogue")
    func folderIsKnown() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(names.filter { CatalogueNumber(rawValue: String($0.prefix(4))) == nil } == [])
    }

    @Test("a rule whose time for the sweep is spent fails for good")
    func spent() throws {
        let failures = try Self.failures(of: checkFile("return true"), cpuPerSweep: 0)
        #expect(failures.map(\.?.code) == ["R060", "R060"])
        #expect(failures.allSatisfy { $0?.isFatal == true })
    }

    @Test("a subject kept from an earlier row is refused, should a text that keeps it ever pass")
    func stale() throws {
        let keeping = "local t = {}\n" + checkFile("t[1] = t[1] or j return t[1].status")
        #expect(LoadedRuleBook.make(keeping).errors.map(\.number) == [.outerTableChanged])
        let failures = try Self.failures(of: checkFile("return j.status"), running: keeping)
        #expect(failures.map(\.?.code) == [nil, "R055"])
    }

    /// What two subjects without facts give, optionally with another text run than the one that was checked.
    private static func failures(
        of source: String,
        running other: String? = nil,
        cpuPerSweep: Int64 = RuleMachine.cpuPerSweep
    ) throws -> [RuleFailure?] {
        let book = LoadedRuleBook.make(source)
        let rule = try #require(book.rules.first)
        let program = RuleProgram(source: Array((other ?? source).utf8), positional: nil)
        let machine = RuleMachine(rule, program, context: book.context, cpuPerSweep: cpuPerSweep)
        let row: [FieldValue?] = rule.reads.map { _ in nil }
        let batch = SubjectBatch.make([row, row])
        let rows = LuaRows(cells: batch.cells, stride: batch.stride, arena: batch.arena, today: batch.days)
        return machine.judge(rows, columns: Array(row.indices), open: nil).map(\.failure)
    }
}
