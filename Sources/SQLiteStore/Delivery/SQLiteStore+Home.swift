import GRDB
package import Lifecycle

extension SQLiteStore: HomeStore {
    package func home() throws -> WorkspaceHome? {
        try read { database in
            let find = try Prepared(database, "SELECT machine, device, file, path FROM home")
            defer { find.reset() }
            guard try find.step() else { return nil }
            return WorkspaceHome(
                machine: find.text(0),
                device: find.integer(1),
                file: find.integer(2),
                path: find.text(3)
            )
        }
    }

    package func setHome(_ home: WorkspaceHome) throws {
        try write { database in
            try Prepared(database, "INSERT OR REPLACE INTO home VALUES (1, ?1, ?2, ?3, ?4)")
                .run(.text(home.machine), .integer(home.device), .integer(home.file), .text(home.path))
        }
    }
}
