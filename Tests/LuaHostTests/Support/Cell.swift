import LuaHost

/// One value of a row, before it is packed into two words.
enum Cell {
    case empty
    case integer(Int64)
    case number(Double)
    case text(String)
    case boolean(Bool)
    case day(Int32)
}

extension LuaRows {
    /// Packs rows that all have the same number of cells and are judged on one day.
    init(_ rows: [[Cell]], today: Int32) {
        var words: [UInt64] = []
        var arena: [UInt8] = []
        for cell in rows.joined() {
            switch cell {
            case .empty: words += [0, 0]
            case .integer(let integer): words += [1, UInt64(bitPattern: integer)]
            case .number(let number): words += [2, number.bitPattern]
            case .text(let text):
                words += [3 | UInt64(text.utf8.count) << 32, UInt64(arena.count)]
                arena += text.utf8
            case .boolean(let truth): words += [4, truth ? 1 : 0]
            case .day(let day): words += [5, UInt64(bitPattern: Int64(day))]
            }
        }
        let stride = rows.first?.count ?? 0
        self.init(cells: words, stride: stride, arena: arena, today: Array(repeating: today, count: rows.count))
    }
}
