import CLuaHost

/// Values for a function: a row per subject, two words per cell, in the order of the function's fields.
///
/// A cell's first word holds its kind in the low and the bytes of a text in the high half; its second word holds an
/// integer, a double's bits, a truth value, a day's number, or where in the arena a text begins.
package struct LuaRows {
    private let cells: [UInt64]
    private let stride: Int
    private let arena: [UInt8]
    private let today: [Int32]

    /// Creates rows.
    /// - Parameters:
    ///   - cells: Two words a cell, `stride` cells a row.
    ///   - stride: Fields per row.
    ///   - arena: The bytes of all texts.
    ///   - today: The day each row is judged on, in days since 1970-01-01; as many as there are rows.
    package init(cells: [UInt64], stride: Int, arena: [UInt8], today: [Int32]) {
        precondition(
            cells.count == today.count * stride * 2,
            "\(today.count) rows of \(stride) fields need two words a cell"
        )
        self.cells = cells
        self.stride = stride
        self.arena = arena
        self.today = today
    }

    /// Rows.
    package var count: Int { today.count }

    func withC<Result>(_ body: (UnsafePointer<dh_rows>) -> Result) -> Result {
        unsafe cells.withUnsafeBytes { cells in
            unsafe arena.withUnsafeBufferPointer { arena in
                unsafe today.withUnsafeBufferPointer { today in
                    guard let first = today.baseAddress else { preconditionFailure("no rows to judge") }
                    var rows = unsafe dh_rows(
                        cells: cells.bindMemory(to: dh_cell.self).baseAddress,
                        stride: stride,
                        arena: arena.baseAddress,
                        today: first,
                        count: today.count
                    )
                    return unsafe body(&rows)
                }
            }
        }
    }
}
