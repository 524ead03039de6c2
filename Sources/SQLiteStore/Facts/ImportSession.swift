import GRDB
import Lifecycle

/// What an import remembers from one call of the store to the next.
struct ImportMemory: Sendable {
    /// People, by the line that told of them first.
    var persons: ToldRecords
    /// Journeys whose facts the file told; a co-owner's row tells none.
    var journeys: ToldRecords
    /// Homes that were there before, by the columns that the file filled.
    var homes: ToldRecords
    /// Journeys whose main owner's row has come: a second one in the same file is a co-owner's.
    var mainOwners = ToldRecords(firstNew: 0)
    /// The fields that are counted, in the order of the columns.
    var counts: [FieldCount] = []
    var places: [FieldName: Int] = [:]
    var bits: [FieldName: UInt64] = [:]
    /// How many changes have been put off.
    var held = 0

    /// Begins to remember.
    /// - Throws: The store's error, such as a lock.
    init(_ database: Database) throws {
        func next(_ table: String) throws -> Int64 {
            try Int64.fetchOne(database, sql: "SELECT coalesce(max(id), 0) + 1 FROM \(table)") ?? 1
        }
        persons = ToldRecords(firstNew: try next("persons"))
        journeys = ToldRecords(firstNew: try next("journeys"))
        homes = ToldRecords(firstNew: try next("homes"))
    }
}

/// One import at work: which records it has told of, what it counts, remarks on and puts off.
///
/// One thread uses it, within the writing connection.
final class ImportSession {
    /// The number of the change its rows belong to.
    let change: Int64
    /// What is put off until the end of the file.
    let held: HeldTable
    /// What is remembered beyond this call.
    private(set) var memory: ImportMemory
    private var remarks: [RowRemark] = []

    /// Goes on with what earlier calls remembered, with counts of zero.
    init(_ database: Database, change: Int64, _ memory: consuming ImportMemory) {
        self.change = change
        held = HeldTable(database, count: memory.held)
        for place in memory.counts.indices {
            memory.counts[place] = FieldCount(memory.counts[place].field, title: memory.counts[place].title)
        }
        self.memory = memory
    }

    /// What is to be remembered; the session ends with it.
    func end() -> ImportMemory {
        memory.held = held.count
        return memory
    }

    /// People, by the line that told of them first.
    var persons: ToldRecords {
        _read { yield memory.persons }
        _modify { yield &memory.persons }
    }

    /// Journeys whose facts the file told.
    var journeys: ToldRecords {
        _read { yield memory.journeys }
        _modify { yield &memory.journeys }
    }

    /// Homes that were there before, by the columns that the file filled.
    var homes: ToldRecords {
        _read { yield memory.homes }
        _modify { yield &memory.homes }
    }

    /// The fields, with what was counted.
    var counts: [FieldCount] { memory.counts }

    /// Marks a journey as one whose main owner's row has come.
    /// - Returns: Whether it was marked already.
    func seesMainOwner(of journey: Int64, line: Int) -> Bool {
        if memory.mainOwners.line(journey) > 0 { return true }
        memory.mainOwners.note(journey, line: max(line, 1), columns: 0)
        return false
    }

    /// Where a field is counted.
    func place(of field: FieldName, title: String) -> Int {
        if let known = memory.places[field] { return known }
        memory.places[field] = memory.counts.count
        memory.counts.append(FieldCount(field, title: title))
        return memory.counts.count - 1
    }

    /// The bit by which ``ToldRecords`` knows a field; more than 63 share the last.
    func bit(of field: FieldName) -> UInt64 {
        if let known = memory.bits[field] { return known }
        let bit = UInt64(1) << UInt64(min(memory.bits.count, 63))
        memory.bits[field] = bit
        return bit
    }

    /// Counts a value that was set where there was none.
    @inline(__always)
    func countSet(_ place: Int) { memory.counts[place].set += 1 }

    /// Counts a value that became another, or none.
    func count(_ place: Int, cleared: Bool) {
        if cleared { memory.counts[place].cleared += 1 } else { memory.counts[place].changed += 1 }
    }

    /// Adds a remark.
    func remark(_ line: Int, _ column: String?, _ text: Phrase) {
        remarks.append(RowRemark(line: line, column: column, text: text))
    }

    /// The remarks since the last call.
    func takeRemarks() -> [RowRemark] {
        defer { remarks.removeAll(keepingCapacity: true) }
        return remarks
    }

    /// The fields of which something was counted.
    var report: [FieldCount] { counts.filter { !$0.isZero } }
}
