import ChineseCalendar
import Foundation
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("Files that are no store")
struct BadFileTests {
    @Test("a file that is no database, damaged or of another program is refused and left as it was")
    func refused() throws {
        let contents: [(why: String, make: (String) throws -> Void, error: (String) -> StoreError)] = [
            (
                "text", { try Data("hello, this is no database".utf8).write(to: URL(filePath: $0)) },
                StoreError.notADatabase
            ),
            ("one byte", { try Data([0]).write(to: URL(filePath: $0)) }, StoreError.foreign),
            ("zeros", { try Data(count: 8192).write(to: URL(filePath: $0)) }, StoreError.notADatabase),
            ("another program's", { try Self.foreign($0, "CREATE TABLE a(b)") }, StoreError.foreign),
            ("another program's with an id", { try Self.foreign($0, "PRAGMA application_id = 7") }, StoreError.foreign),
            ("a newer Doorstep's", { try Self.newer($0) }, StoreError.newer),
        ]
        try Folder.lend { folder in
            for (why, make, error) in contents {
                let path = folder.newFile()
                try make(path)
                let before = try Data(contentsOf: URL(filePath: path))
                #expect(throws: error(path), "\(why)") { try SQLiteStore(path: path) }
                #expect(try Data(contentsOf: URL(filePath: path)) == before, "\(why)")
            }
        }
    }

    @Test("a folder, and a file in a folder that does not exist, cannot be opened")
    func cannotOpen() throws {
        try Folder.lend { folder in
            for path in [folder.path, folder.file("none/store.db")] {
                #expect(throws: StoreError.cannotOpen(path: path)) { try SQLiteStore(path: path) }
            }
        }
    }

    @Test("an empty file becomes a store, and opening again finds what was written")
    func empty() throws {
        try Folder.lend { folder in
            try Data().write(to: URL(filePath: folder.file()))
            try SQLiteStore(path: folder.file()).take([row("C1", "K1")])
            let counts = try SQLiteStore(path: folder.file()).counts()
            #expect(counts.journeys == 1 && counts.persons == 1)
        }
    }

    @Test("a store cut short is damaged, not another program's")
    func cutShort() throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file())
            try store.take((1...200).map { row("C\($0)", "K\($0)") })
            try store.queue.close()
            let bytes = try Data(contentsOf: URL(filePath: folder.file()))
            try bytes.prefix(4096 * 3).write(to: URL(filePath: folder.file()))
            do {
                try SQLiteStore(path: folder.file()).take([row("C1", "K1")])
                Issue.record("it was opened and written")
            } catch {
                guard case .damaged = error as? StoreError else { throw error }
            }
        }
    }

    @Test("every error says what to do in both languages and names the file")
    func phrases() {
        let path = "/srv/doorstep.db"
        let errors: [StoreError] = [
            .locked(path: path), .full(path: path), .readOnly(path: path), .notADatabase(path: path),
            .foreign(path: path), .newer(path: path), .cannotOpen(path: path), .damaged(path: path, detail: "d"),
            .other(path: path, detail: "d"),
        ]
        for error in errors {
            #expect(error.phrase.english.contains(path) && error.phrase.chinese.contains(path))
        }
    }

    private static func foreign(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE theirs(x); " + sql) }
        try queue.close()
    }

    private static func newer(_ path: String) throws {
        let store = try SQLiteStore(path: path)
        try store.queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
        try store.queue.close()
    }
}
