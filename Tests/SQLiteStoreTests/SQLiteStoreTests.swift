import SQLiteStore
import StoreContract
import Testing

@Suite("SQLite store")
struct SQLiteStoreTests {
    @Test("keeps the contract in a file", arguments: StoreContract.behaviours)
    func file(behaviour: StoreContract.Behaviour) throws {
        try Folder.lend { folder in
            try StoreContract { try SQLiteStore(path: folder.newFile()) }.verify(behaviour)
        }
    }

    @Test("keeps the contract in memory", arguments: StoreContract.behaviours)
    func memory(behaviour: StoreContract.Behaviour) throws {
        try StoreContract { try SQLiteStore(path: ":memory:") }.verify(behaviour)
    }
}
