import LedgerGenerator

/// A made-up customer file with every kind of damage, in which each line carries an id of its own in several cells.
struct RandomFile {
    /// The line of each id, from 1.
    private(set) var lines: [String: Int] = [:]
    private(set) var bytes: [UInt8] = []
    private var random: Randomness
    private let encoding: LedgerEncoding

    static let header = ["客户编号", "姓名", "通讯地址", "楼栋", "房号", "合同编号"]

    init(seed: UInt64) {
        random = Randomness(state: seed)
        encoding = [.utf8, .gb18030, .markedUTF8][random.below(3)]
        if encoding == .markedUTF8 { bytes = [0xEF, 0xBB, 0xBF] }
        let lineEnd = ["\n", "\r\n"][random.below(2)]
        append(Self.header.joined(separator: ",") + lineEnd, encoding)
        let count = 1 + random.below(40)
        for line in 2..<2 + count {
            appendLine(line)
            // The last line may lack its end.
            if line < count + 1 || random.below(3) > 0 { append(lineEnd, encoding) }
        }
    }

    private mutating func appendLine(_ line: Int) {
        if random.below(12) == 0 { return append(["", ",,,", "合计,,3", "  "].any(&random), encoding) }
        let id = "K\(1000 + line)"
        lines[id] = line
        var cells = (0..<Self.header.count).map { column in cell(id, column) }
        if random.below(5) == 0 { cells.removeLast(random.below(cells.count)) }
        if random.below(9) == 0 { cells += [["", "无", "余\(id)"].any(&random)] }
        let text = cells.joined(separator: ",")
        let other: LedgerEncoding = encoding == .gb18030 ? .utf8 : .gb18030
        append(text, random.below(10) == 0 ? other : encoding)
        if random.below(25) == 0 { bytes += [0xFF] }
    }

    private mutating func cell(_ id: String, _ column: Int) -> String {
        if column == 0 { return id }
        let text = ["\(id)号", "清河\(id)", id, "王 \(id)", "\u{200B}\(id)", "无", "", "（清空）", "1.0", "3月1日"].any(&random)
        switch random.below(14) {
        case 0: return "\"\(text)"  // a quote that is never closed
        case 1: return "\"\(text)\""
        case 2: return "\"\(text),x\""
        case 3: return "甲\"\(text)乙"  // a quote at the end of a cell could close that of an earlier line
        case 4: return "\"\(text)\"乙"
        default: return text
        }
    }

    private mutating func append(_ text: String, _ encoding: LedgerEncoding) { bytes += encoding.bytes(text) }
}

/// A random generator that a seed determines: SplitMix64.
struct Randomness {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) >> 33) % bound
    }
}

extension [String] {
    fileprivate func any(_ random: inout Randomness) -> String { self[random.below(count)] }
}
