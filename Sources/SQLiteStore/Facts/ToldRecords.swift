/// Which records of a kind one file has told of: of each the line that did so first, and the columns it filled.
///
/// Lines take 4 bytes a record in blocks that are made when they are needed; columns are noted only of records that
/// were there before, since those of a new record are the ones that are not empty.
struct ToldRecords {
    /// Records in a block.
    private static let blockSize: Int64 = 1 << 14

    /// The first number that a record made by this import can have.
    let firstNew: Int64
    private var lines: [[UInt32]] = []
    private var columns: [[UInt64]] = []

    /// - Parameter firstNew: One more than the highest number there is.
    init(firstNew: Int64) { self.firstNew = firstNew }

    /// Whether a record came with this import.
    func isNew(_ record: Int64) -> Bool { record >= firstNew }

    /// The line that told of a record first; 0 when none has.
    func line(_ record: Int64) -> Int {
        let (block, place) = Self.place(record)
        return block < lines.count && !lines[block].isEmpty ? Int(lines[block][place]) : 0
    }

    /// The columns that the file filled so far, of a record that was there before.
    func columns(_ record: Int64) -> UInt64 {
        let (block, place) = Self.place(record)
        return block < columns.count && !columns[block].isEmpty ? columns[block][place] : 0
    }

    /// Notes that a line tells of a record.
    mutating func note(_ record: Int64, line: Int, columns told: UInt64) {
        let (block, place) = Self.place(record)
        Self.make(block, in: &lines)
        if lines[block][place] == 0 { lines[block][place] = UInt32(clamping: line) }
        guard !isNew(record) else { return }
        Self.make(block, in: &columns)
        columns[block][place] |= told
    }

    /// Notes the columns that a row fills, of a record that was there before; which line did so is known otherwise.
    mutating func note(_ record: Int64, columns told: UInt64) {
        guard !isNew(record) else { return }
        let (block, place) = Self.place(record)
        Self.make(block, in: &columns)
        columns[block][place] |= told
    }

    private static func place(_ record: Int64) -> (block: Int, place: Int) {
        (Int(record / blockSize), Int(record % blockSize))
    }

    private static func make<Value: FixedWidthInteger>(_ block: Int, in blocks: inout [[Value]]) {
        while blocks.count <= block { blocks.append([]) }
        if blocks[block].isEmpty { blocks[block] = [Value](repeating: 0, count: Int(blockSize)) }
    }
}
