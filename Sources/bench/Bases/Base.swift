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
    static func make(_ name: String, of ledger: Ledger, with tools: Tools) async throws -> Base {
        let base = Base(path: try tools.makeWorkspace(name))
        let stamp = "\(base.path)/stamp"
        let expected = try await base.stamp(of: ledger)
        if (try? String(contentsOfFile: stamp, encoding: .utf8)) == expected { return base }
        Progress.say("making the base of \(ledger.journeys + ledger.leads) journeys in \(base.path)")
        try? FileManager.default.removeItem(atPath: stamp)
        try StoreFile.remove(base.database)
        _ = try ledger.write(to: base.ledger)
        _ = try tools.importing(base.ledger, into: base.path, on: "\(Calendar.imported)")
        _ = try tools.sweep(base.path, on: "\(Calendar.swept)")
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

    private func stamp(of ledger: Ledger) async throws -> String {
        let empty = "\(path)/empty.sqlite"
        let absolute = URL(filePath: empty).path
        try await Self.makeEmptyStore(at: absolute, workspace: path)
        let schema = try Yardstick.schema(of: empty)
        try StoreFile.remove(empty)
        let rules = try await Workspace(path: path, environment: [:]).loadedRules().revision.hash
        return """
            journeys \(ledger.journeys), leads \(ledger.leads), seed \(ledger.seed)
            swept on \(Calendar.swept) by \(rules)
            schema \(schema)

            """
    }
}
