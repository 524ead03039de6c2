import Foundation
import GRDB
import Lifecycle

/// Stores rule books by content: a file that did not change is stored once, whatever the number of revisions.
struct RevisionWriter {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Stores a revision, if it is new.
    /// - Returns: Its number.
    func write(_ revision: Revision, at moment: Int64) throws -> Int64 {
        if let number = try Int64.fetchOne(
            database,
            sql: "SELECT id FROM revisions WHERE hash = ?",
            arguments: [revision.hash]
        ) {
            return number
        }
        try database.execute(
            sql: "INSERT INTO revisions(hash, made_at) VALUES (?, ?)",
            arguments: [revision.hash, moment]
        )
        let number = database.lastInsertedRowID
        for file in revision.files {
            try database.execute(
                sql: "INSERT INTO revision_files(revision, path, content) VALUES (?, ?, ?)",
                arguments: [number, file.path, try content(file.content)]
            )
        }
        return number
    }

    private func content(_ bytes: [UInt8]) throws -> Int64 {
        let data = Data(bytes)
        if let number = try Int64.fetchOne(database, sql: "SELECT id FROM contents WHERE bytes = ?", arguments: [data])
        {
            return number
        }
        try database.execute(sql: "INSERT INTO contents(bytes) VALUES (?)", arguments: [data])
        return database.lastInsertedRowID
    }
}
