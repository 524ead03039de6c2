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
