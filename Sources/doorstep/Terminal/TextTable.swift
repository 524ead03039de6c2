import RuleBook

/// Rows, mostly under headers, in columns as wide as their widest cell; Chinese characters count as two.
struct TextTable {
    private var rows: [[String]]

    init(_ headers: [String]? = nil) { rows = headers.map { [$0] } ?? [] }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    var text: String {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { SourceExcerpt.width(of: $0[column]) }.max() ?? 0
        }
        return rows.map { row in
            let padded = row.enumerated().map { column, cell in
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[column] - SourceExcerpt.width(of: cell))
            }
            let line = padded.joined(separator: "  ")
            return String(line.prefix(upTo: line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex))
        }.joined(separator: "\n")
    }
}
