import ChineseCalendar
import Foundation
import Lifecycle
import RuleBook
import Workspace

/// A workspace that is imported and swept once, kept as it is on the evening before the measured day.
struct Base {
    /// Its workspace.
    let path: String

    /// The customer file it is made of.
    var ledger: String { "\(path)/customers.csv" }
    /// The kept database.
    var kept: String { "\(path)/kept.sqlite" }
    /// The database that programs work on.
    var database: String { "\(path)/doorstep.sqlite" }

    /// Makes a base, unless it is there already, made of the same by the same schema and rules.
    /// - Parameters:
    ///   - name: Its folder.
    ///   - ledger: Who is in it.
    ///   - tools: The programs that make it.
    ///   - rules: Rules in place of the default pack's, and texts besides its templates.
    ///   - day: The day it is swept on.
    /// - Returns: The base.
    /// - Throws: ``BenchError`` when one of the programs fails.
    static func make(
        _ name: String,
        of ledger: Ledger,
        with tools: Tools,
        rules: BaseRules? = nil,
        sweptOn day: Day = Calendar.swept
    ) async throws -> Base {
        let base = Base(path: try tools.makeWorkspace(name, rules: rules?.rules))
        for file in rules?.templates ?? [] {
            try Data(file.text.utf8).write(to: URL(filePath: "\(base.path)/Templates/\(file.name)"))
        }
        let stamp = "\(base.path)/stamp"
        let expected = try await base.stamp(of: ledger, sweptOn: day)
        if (try? String(contentsOfFile: stamp, encoding: .utf8)) == expected { return base }
        Progress.say("making the base of \(ledger.journeys + ledger.leads) journeys in \(base.path)")
        try? FileManager.default.removeItem(atPath: stamp)
        try StoreFile.remove(base.database)
        _ = try ledger.write(to: base.ledger)
        _ = try tools.importing(base.ledger, into: base.path, on: "\(Calendar.imported)")
        _ = try tools.sweep(base.path, on: "\(day)")
        try StoreFile.move(base.database, to: base.kept)
        try Data(expected.utf8).write(to: URL(filePath: stamp))
        return base
    }

    /// Puts the kept database where programs look for it.
    func renew() throws { try StoreFile.copy(kept, to: database) }

    /// Makes an empty store with its schema.
    static func makeEmptyStore(at path: String, workspace: String) async throws {
        try StoreFile.remove(path)
        _ = try await Workspace(path: workspace, environment: ["DOORSTEP_DATABASE": path]).store()
    }

    private func stamp(of ledger: Ledger, sweptOn day: Day) async throws -> String {
        let empty = "\(path)/empty.sqlite"
        let absolute = URL(filePath: empty).path
        try await Self.makeEmptyStore(at: absolute, workspace: path)
        let schema = try Yardstick.schema(of: empty)
        try StoreFile.remove(empty)
        let rules = try await Workspace(path: path, environment: [:]).loadedRules().revision.hash
        return """
            journeys \(ledger.journeys), leads \(ledger.leads), seed \(ledger.seed)
            swept on \(day) by \(rules)
            schema \(schema)

            """
    }
}

/// What a base is swept by instead of the default pack; names are of files.
struct BaseRules {
    let rules: [(name: String, text: String)]
    let templates: [(name: String, text: String)]
}
