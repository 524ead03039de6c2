/// Reads the flat encoding that `result.c` writes.
///
/// The bytes come from our own C, so a malformed one is our mistake.
struct LuaValueDecoder {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func value() -> LuaValue {
        let tag = bytes[position]
        position += 1
        switch tag {
        case UInt8(ascii: "n"): return .none
        case UInt8(ascii: "t"): return .boolean(true)
        case UInt8(ascii: "f"): return .boolean(false)
        case UInt8(ascii: "i"): return .integer(Int64(bitPattern: fixed(8)))
        case UInt8(ascii: "d"): return .number(Double(bitPattern: fixed(8)))
        case UInt8(ascii: "F"): return .function(UInt32(fixed(4)))
        case UInt8(ascii: "s"): return text()
        case UInt8(ascii: "{"): return table()
        default: preconditionFailure("an unknown tag \(tag) at byte \(position - 1) of a Lua result")
        }
    }

    private mutating func fixed(_ width: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in 0..<width { word |= UInt64(bytes[position + index]) << (8 * index) }
        position += width
        return word
    }

    private mutating func text() -> LuaValue {
        let length = Int(fixed(4))
        let slice = bytes[position..<position + length]
        position += length
        if let exact = String(validating: slice, as: UTF8.self) { return .text(exact, isExact: true) }
        return .text(String(decoding: slice, as: UTF8.self), isExact: false)
    }

    private mutating func table() -> LuaValue {
        var table = LuaTable()
        var numbered: [Int64: LuaValue] = [:]
        while bytes[position] != UInt8(ascii: "}") {
            let key = value()
            let entry = value()
            switch key {
            case .integer(let number): numbered[number] = entry
            case .text(let name, _): table.named[name] = entry
            default: preconditionFailure("a key of a Lua result is neither text nor integer")
            }
        }
        position += 1
        while let next = numbered.removeValue(forKey: Int64(table.list.count + 1)) { table.list.append(next) }
        table.hasStrayKeys = !numbered.isEmpty
        return .table(table)
    }
}
