/// The cells of one row, in the encoding of the file.
struct Row {
    private(set) var bytes: [UInt8] = []
    private var starts: [Int] = []

    /// Ends the cell that is being written.
    mutating func endCell() {
        bytes.append(UInt8(ascii: ","))
        starts.append(bytes.count)
    }

    /// Leaves cells empty.
    mutating func skipCells(from first: LedgerColumn, through last: LedgerColumn) {
        for _ in first.rawValue...last.rawValue { endCell() }
    }

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    /// Appends the cells of another row.
    mutating func write(cellsOf other: Row) {
        let offset = bytes.count
        bytes.append(contentsOf: other.bytes)
        for start in other.starts { starts.append(offset + start) }
    }

    mutating func write(byte: UInt8) { bytes.append(byte) }

    mutating func write(_ word: [UInt8]) { bytes.append(contentsOf: word) }

    mutating func write(cell word: [UInt8]) {
        bytes.append(contentsOf: word)
        endCell()
    }

    /// Writes a number with at least `width` digits.
    mutating func write(_ number: Int, width: Int = 1) {
        var divisor = 1
        for _ in 1..<max(width, 1) { divisor *= 10 }
        while number / divisor >= 10 { divisor *= 10 }
        var rest = number
        while divisor > 0 {
            bytes.append(UInt8(0x30 + rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// Writes a day as `2026-03-01`; nothing leaves the cell empty.
    mutating func write(day: Int?) {
        if let day {
            let (year, month, dayOfMonth) = CivilDay.parts(day)
            write(year, width: 4)
            bytes.append(UInt8(ascii: "-"))
            write(month, width: 2)
            bytes.append(UInt8(ascii: "-"))
            write(dayOfMonth, width: 2)
        }
        endCell()
    }

    /// Appends the row to a file, with some cells replaced.
    func append(to file: inout [UInt8], replacing cells: [(column: LedgerColumn, text: [UInt8])], surplus: Bool) {
        for column in LedgerColumn.allCases {
            let start = column.rawValue == 0 ? 0 : starts[column.rawValue - 1]
            let end = starts[column.rawValue] - 1
            if let replaced = cells.first(where: { $0.column == column }) {
                file.append(contentsOf: replaced.text)
            } else {
                file.append(contentsOf: bytes[start..<end])
            }
            if column != .specialist || surplus { file.append(UInt8(ascii: ",")) }
        }
        if surplus { file.append(UInt8(ascii: "1")) }
        file.append(contentsOf: [0x0D, 0x0A])
    }

    /// Appends the row to a file.
    func append(to file: inout [UInt8]) {
        file.append(contentsOf: bytes)
        file[file.count - 1] = 0x0D
        file.append(0x0A)
    }
}
