import Foundation

/// A customer file that tells of known people, with everything that happens to files on their way.
///
/// Each value of a person holds the four digits of that person's number, so that it can be told whose it is.
struct DirtyFile {
    static let people = 6
    static let header = [
        "客户编号", "姓名", "手机", "邮箱", "通讯地址", "同意关怀", "已故", "勿扰", "项目编号", "楼栋", "房号", "合同编号", "状态", "签约日",
    ]

    let seed: UInt64
    let bytes: [UInt8]
    /// Fields that a cell asks to clear, as `K7001 email`.
    private(set) var cleared: Set<String> = []
    /// People whose marks a cell tells.
    private(set) var marked: Set<String> = []

    /// The same people, as they should be written.
    static var clean: [UInt8] {
        let rows = (0..<people).map { cells(of: $0).joined(separator: ",") }
        return Array(([header.joined(separator: ",")] + rows).joined(separator: "\n").utf8) + [0x0A]
    }

    /// The numbers of people that a text holds.
    static func ids(in text: String) -> Set<String> { Set(text.matches(of: /7\d{3}/).map { String($0.output) }) }

    private static func cells(of person: Int) -> [String] {
        let id = "\(7001 + person)"
        return [
            "K\(id)", "张三\(id)", "1380000\(id)", "k\(id)@example.com", "清河路\(id)号",
            person.isMultiple(of: 2) ? "是" : "否",
            person == 1 ? "是" : "否", person == 2 ? "是" : "否", "P1", "3", id, "H\(id)", "已签约", "2026-01-05",
        ]
    }

    init(seed: UInt64) {
        self.seed = seed
        var random = Randomness(seed: seed)
        var lines: [String] = [Self.header.joined(separator: ",")]
        for _ in 0..<8 {
            let person = random.below(Self.people)
            var cells = Self.cells(of: person)
            for _ in 0..<random.below(4) {
                let column = random.below(cells.count)
                let (text, isClearing) = Self.damage(cells[column], column, &random)
                cells[column] = text
                if isClearing { cleared.insert("K\(7001 + person) \(Self.names[column] ?? "")") }
                if column == 6 || column == 7 { marked.insert("K\(7001 + person)") }
            }
            lines.append(Self.shape(cells, &random))
        }
        let text = lines.joined(separator: random.below(3) == 0 ? "\r\n" : "\n") + (random.below(5) == 0 ? "" : "\n")
        bytes = Self.encode(text, &random)
    }

    /// Columns that can be cleared by word, as they are compared.
    private static let names = [
        1: "name", 2: "phone", 3: "email", 4: "address", 5: "consent", 6: "deceased", 7: "blocked",
    ]

    private static let fillers = [
        "", " ", "无", "/", "-", "暂无", "待定", "N/A", "#N/A", "#REF!", "#NAME?", "nan", "null", "undefined", "\\N", "测试",
        "\u{3000}",
    ]
    private static let marks = ["\u{200B}", "\u{202D}", "\u{FEFF}", "\u{AD}", "\u{200E}", " ", "\u{A0}", "\u{3000}"]

    /// A cell, and whether it asks to clear its field.
    private static func damage(_ cell: String, _ column: Int, _ random: inout Randomness) -> (String, Bool) {
        switch random.below(10) {
        case 0, 1, 2: return (fillers[random.below(fillers.count)], false)
        case 3: return (marks[random.below(marks.count)] + cell + marks[random.below(marks.count)], false)
        case 4:
            let wide = cell.unicodeScalars.map { 0x21...0x7E ~= $0.value ? UnicodeScalar($0.value + 0xFEE0) ?? $0 : $0 }
            return (String(String.UnicodeScalarView(wide)), false)
        case 5: return (cell.lowercased(), false)
        case 6: return names[column] == nil ? (cell, false) : ("（清空）", true)
        case 7: return ("\"\(cell)", false)
        case 8: return (["1.38E+10", "3月1日", "46082", "10023.0", "=\"\(cell)\"", "'\(cell)"][random.below(6)], false)
        default: return (String(cell.prefix(random.below(cell.count + 1))), false)
        }
    }

    /// The row as a line: whole, cut short, broken in two, or with cells too many.
    private static func shape(_ cells: [String], _ random: inout Randomness) -> String {
        let line = cells.joined(separator: ",")
        switch random.below(12) {
        case 0: return cells.prefix(1 + random.below(cells.count)).joined(separator: ",")
        case 1:
            let place = line.index(line.startIndex, offsetBy: random.below(line.count))
            return "\(line[..<place])\n\(line[place...])"
        case 2: return line + String(repeating: ",", count: 1 + random.below(3))
        case 3: return line + ",surplus"
        case 4: return "合计：\(cells.count)户" + String(repeating: ",", count: cells.count - 1)
        default: return line
        }
    }

    private static func encode(_ text: String, _ random: inout Randomness) -> [UInt8] {
        switch random.below(4) {
        case 0: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case 1: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        default: return Array(text.utf8)
        }
    }
}

/// Random numbers that are the same in every run.
struct Randomness {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 to one less than the bound.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) >> 33) % max(1, bound)
    }
}
