import Lifecycle

/// What is counted over a whole file and told once at its end.
struct FileTally {
    /// A number of rows, and the line of the first.
    struct Count: Hashable, Sendable {
        private(set) var rows = 0
        private(set) var firstLine = 0

        mutating func add(_ line: Int) {
            if rows == 0 { firstLine = line }
            rows += 1
        }
    }

    /// Rows too short to have all columns.
    var short = Count()
    /// Rows in which a further column of a field says something else than the first, by its place in the header.
    private(set) var differing: [Int: Count] = [:]
    /// Rows with values below an empty header, by its place.
    private(set) var nameless: [Int: Count] = [:]

    mutating func addDifference(at position: Int, _ line: Int) { differing[position, default: Count()].add(line) }

    mutating func addNameless(at position: Int, _ line: Int) { nameless[position, default: Count()].add(line) }

    /// The remarks on the file as a whole.
    func remarks(_ header: HeaderRow) -> [RowRemark] {
        var remarks: [RowRemark] = []
        if short.rows > 0 {
            remarks.append(RowRemark(line: short.firstLine, column: nil, text: Self.shortRows(short.rows)))
        }
        for (position, count) in nameless.sorted(by: { $0.key < $1.key }) {
            let text = Self.namelessColumn(position + 1, count)
            remarks.append(RowRemark(line: header.line, column: nil, text: text))
        }
        for (position, count) in differing.sorted(by: { $0.key < $1.key }) {
            let first = header.firstColumn(besides: position).map { header.names[$0] } ?? ""
            let text = Self.difference(first, count)
            remarks.append(RowRemark(line: header.line, column: header.names[position], text: text))
        }
        return remarks
    }

    private static func shortRows(_ count: Int) -> Phrase {
        Phrase(
            "\(count) rows from here on have fewer cells than the header: the missing cells change nothing",
            zh: "自该行起有 \(count) 行的单元格少于表头：缺少的单元格不作任何更改"
        )
    }

    private static func namelessColumn(_ number: Int, _ count: Count) -> Phrase {
        Phrase(
            "column \(number) has no header, and values in \(count.rows) rows (from line \(count.firstLine)): "
                + "they are left out",
            zh: "第 \(number) 列没有表头，但有 \(count.rows) 行填了内容（自第 \(count.firstLine) 行起）：已忽略"
        )
    }

    private static func difference(_ first: String, _ count: Count) -> Phrase {
        Phrase(
            "in \(count.rows) rows (from line \(count.firstLine)) this column and “\(first)” say different things: "
                + "the first column counts, of phones a mobile number",
            zh: "有 \(count.rows) 行（自第 \(count.firstLine) 行起）该列与“\(first)”列内容不同：以第一列为准，电话以手机号为准"
        )
    }
}

extension HeaderRow {
    /// The first column of the field that a further column belongs to.
    fileprivate func firstColumn(besides position: Int) -> Int? {
        further.firstIndex { $0.contains(position) }.map { positions[$0] }
    }
}
