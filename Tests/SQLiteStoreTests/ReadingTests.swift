import Foundation
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("A store opened for reading")
struct ReadingTests {
    @Test("reads while another program writes, and writes nothing itself")
    func reads() throws {
        try Folder.lend { folder in
            let store = try SQLiteStore(path: folder.file())
            try store.take([row("C1", "K1")])
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: folder.file(), configuration: configuration)
            try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let reading = try SQLiteStore(reading: folder.file())
            #expect(try reading.counts().journeys == 1)
            #expect(try reading.subject("K1", of: .journey) != nil)
            #expect(throws: StoreError.readOnly(path: folder.file())) { try reading.take([row("C2", "K2")]) }
            try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(try store.counts().journeys == 1)
        }
    }

    @Test("is never made, and is refused where it is not ours or not of this version")
    func refused() throws {
        try Folder.lend { folder in
            let path = folder.file()
            #expect(throws: StoreError.cannotOpen(path: path)) { try SQLiteStore(reading: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
            try Data().write(to: URL(filePath: path))
            #expect(throws: StoreError.foreign(path: path)) { try SQLiteStore(reading: path) }
            let store = try SQLiteStore(path: path)
            try store.queue.write { database in
                try database.execute(
                    sql: "DELETE FROM grdb_migrations WHERE rowid = (SELECT max(rowid) FROM grdb_migrations)"
                )
            }
            #expect(throws: StoreError.older(path: path)) { try SQLiteStore(reading: path) }
        }
    }
}
