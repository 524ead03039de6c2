import GRDB
package import Lifecycle

extension SQLiteStore: RevisionStore {
    package func revision(_ hash: String) throws -> Revision? {
        // What is no part of a hash would mean something to GLOB.
        guard !hash.isEmpty, hash.allSatisfy(\.isHexDigit) else { return nil }
        return try read { database in
            let find = try Prepared(database, "SELECT id, hash FROM revisions WHERE hash GLOB ?1 || '*' LIMIT 2")
            find.bind(.text(hash.lowercased()))
            var found: [(id: Int64, hash: String)] = []
            while try find.step() { found.append((find.integer(0), find.text(1))) }
            guard found.count == 1, let revision = found.first else { return nil }
            return Revision(hash: revision.hash, files: try Self.files(of: revision.id, database))
        }
    }

    package func activeRevision() throws -> Revision? {
        try read { database in
            let find = try Prepared(
                database,
                "SELECT r.id, r.hash FROM activations a JOIN revisions r ON r.id = a.revision ORDER BY a.id DESC LIMIT 1"
            )
            defer { find.reset() }
            guard try find.step() else { return nil }
            return Revision(hash: find.text(1), files: try Self.files(of: find.integer(0), database))
        }
    }

    package func activeHash() throws -> String? { try read(Self.activeHash) }

    package func activations() throws -> [Activation] {
        try read { database in
            let find = try Prepared(
                database,
                """
                SELECT r.hash, a.author, a.message, a.activated_at FROM activations a JOIN revisions r ON r.id = a.revision
                ORDER BY a.id DESC
                """
            )
            var activations: [Activation] = []
            while try find.step() {
                activations.append(
                    Activation(
                        revision: find.text(0),
                        author: find.text(1),
                        message: find.text(2),
                        moment: find.integer(3)
                    )
                )
            }
            return activations
        }
    }

    package func keep(_ revision: Revision, at moment: Int64) throws {
        try write { _ = try RevisionWriter($0).write(revision, at: moment) }
    }

    package func activate(
        _ revision: Revision,
        _ activation: Activation,
        replacing replaced: String?
    ) throws -> Bool {
        try write { database in
            guard try Self.activeHash(database) == replaced else { return false }
            let number = try RevisionWriter(database).write(revision, at: activation.moment)
            try Prepared(
                database,
                "INSERT INTO activations(revision, author, message, activated_at) VALUES (?1, ?2, ?3, ?4)"
            ).run(.integer(number), .text(activation.author), .text(activation.message), .integer(activation.moment))
            return true
        }
    }

    private static func activeHash(_ database: Database) throws -> String? {
        let find = try Prepared(
            database,
            "SELECT r.hash FROM activations a JOIN revisions r ON r.id = a.revision ORDER BY a.id DESC LIMIT 1"
        )
        defer { find.reset() }
        return try find.step() ? find.text(0) : nil
    }

    private static func files(of revision: Int64, _ database: Database) throws -> [Revision.File] {
        let find = try Prepared(
            database,
            """
            SELECT f.path, c.bytes FROM revision_files f JOIN contents c ON c.id = f.content WHERE f.revision = ?1
            ORDER BY f.path
            """
        )
        find.bind(.integer(revision))
        var files: [Revision.File] = []
        while try find.step() {
            files.append(Revision.File(path: find.text(0), content: unsafe find.withBytes(1) { unsafe Array($0) }))
        }
        return files
    }
}
