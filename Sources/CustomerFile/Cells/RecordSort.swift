import Lifecycle

/// Tells rows from what stands between them in an export: blank lines, totals, and headers once more.
struct RecordSort {
    /// What a record is.
    enum Sort: Hashable {
        case row
        case blank
        /// A line of totals, or about the export; whether it says more than numbers.
        case total(hasContent: Bool)
        /// The header of the file again.
        case repeatedHeader
        /// The header of another table.
        case otherHeader
    }

    private let header: HeaderRow
    private let lookup: HeaderLookup
    /// The headers of the file, as they are compared.
    private let names: [String]
    /// The first characters of all headers there are.
    private let headerStarts: Set<UInt32>

    init(_ header: HeaderRow, _ lookup: HeaderLookup) {
        self.header = header
        self.lookup = lookup
        names = header.names.map(HeaderMapping.comparable)
        headerStarts = Set((lookup.headers + names).compactMap(Self.start))
    }

    /// Tells what a record is.
    func sort(_ cells: [Cell], in text: Span<UInt8>) -> Sort {
        guard let first = cells.first(where: { !Self.isBlank($0, in: text) }) else { return .blank }
        switch firstByte(of: first, in: text) {
        case 0x30...0x39: return .row  // no header and no total begins with a digit
        case 0x41...0x5A, 0x61...0x7A: return mayBeHeader(first, in: text) ? headerSort(cells, in: text) : .row
        default: break
        }
        let word = CellText.comparable(first, in: text)
        if let total = Totals.sort(word, cells, in: text) { return total }
        // Most rows that begin with a Chinese character begin with a name.
        let name = HeaderMapping.comparable(word)
        guard let start = Self.start(of: name), headerStarts.contains(start) else { return .row }
        return lookup.isKnown(name) || names.contains(name) ? headerSort(cells, in: text) : .row
    }

    private func headerSort(_ cells: [Cell], in text: Span<UInt8>) -> Sort {
        let written = cells.map { HeaderMapping.comparable(CellText.string(of: $0, in: text)) }
        if zip(written, names).allSatisfy(==), written.count >= header.width { return .repeatedHeader }
        var (known, others) = (0, 0)
        for name in written where !name.isEmpty {
            if case .field = lookup.meaning(of: name) { known += 1 } else { others += 1 }
        }
        // A row may hold such words, as 业主 in the column of roles, but not for the most part.
        return known >= 2 && (others == 0 || (known >= 3 && known > others)) ? .otherHeader : .row
    }

    @inline(__always)
    private func firstByte(of cell: Cell, in text: Span<UInt8>) -> UInt8 { text[cell.start] }

    /// Whether a cell of Latin letters may be a header: `person.phone`, `mobile`; codes of customers have digits.
    private func mayBeHeader(_ cell: Cell, in text: Span<UInt8>) -> Bool {
        for index in cell.start..<cell.end where 0x30...0x39 ~= text[index] { return false }
        return true
    }

    private static func isBlank(_ cell: Cell, in text: Span<UInt8>) -> Bool {
        if cell.start == cell.end { return true }
        if 0x21...0x7E ~= text[cell.start], text[cell.start] != 0x22 { return false }
        return CellText.comparable(cell, in: text).isEmpty
    }

    private static func start(of word: String) -> UInt32? {
        word.unicodeScalars.first.map(\.value)
    }
}

/// The words of lines that count or sign an export.
enum Totals {
    /// What a record is that begins with a word; `nil` if it is no line of totals.
    static func sort(_ word: String, _ cells: [Cell], in text: Span<UInt8>) -> RecordSort.Sort? {
        let plain = Traditional.simplified(word).filter { !":： ".contains($0) }
        guard isTotal(plain) else { return nil }
        let others = cells.map { CellText.comparable($0, in: text) }.filter { !$0.isEmpty && $0 != word }
        if bare.contains(plain) { return .total(hasContent: !others.allSatisfy(isNumber)) }
        // Other words begin a row of persons as well, unless they fill it.
        guard others.allSatisfy({ isNumber($0) || isTotal(Traditional.simplified($0)) }) else { return nil }
        return .total(hasContent: true)
    }

    private static let bare: Set = ["合计", "总计", "小计"]
    private static let sums = ["合计", "总计", "小计", "共计", "累计", "总合计", "本页合计", "本页小计", "本页共计"]
    private static let signatures = [
        "制表人", "制表日期", "制表时间", "制表单位", "制单人", "导出时间", "导出日期", "导出人", "汇出时间", "打印时间", "打印日期", "打印人",
        "列印时间", "列印日期", "统计时间", "统计日期", "统计人", "生成时间", "审核人", "填表人", "填报人", "复核人", "数据来源", "报表日期",
        "截止日期", "截至日期", "共计", "记录数", "总记录数", "总户数",
    ]

    private static func isTotal(_ word: String) -> Bool {
        if let sum = sums.first(where: word.hasPrefix) {
            let next = word.dropFirst(sum.count).unicodeScalars.first
            return next.map { !$0.properties.isIdeographic || "户数人套共条面金".unicodeScalars.contains($0) } ?? true
        }
        return signatures.contains(where: word.hasPrefix) || isCount(word)
    }

    /// 共1条记录, 总共 12 户, 第1页.
    private static func isCount(_ word: String) -> Bool {
        let bare = word.filter { !$0.isWhitespace }
        guard let lead = ["总共", "共有", "共", "第"].first(where: bare.hasPrefix) else { return false }
        let rest = bare.dropFirst(lead.count)
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ",") }
        guard !digits.isEmpty, let unit = rest.dropFirst(digits.count).first else { return false }
        return (lead == "第" ? "页" : "条户行人套组页笔项个").contains(unit)
    }

    private static func isNumber(_ text: String) -> Bool {
        text.utf8.count <= 10 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 || [0x2C, 0x2E, 0x2D, 0x25].contains($0) }
    }
}
