import CustomerFile
import Lifecycle
import Testing

@Suite("Rows that have lost their shape")
struct RowShapeTests {
    private static let header = "客户编号,姓名,通讯地址,城市,手机\n"

    private func items(_ rows: String, chunkSize: Int = 4096) throws -> [CustomerFileItem] {
        try Sample(Self.header + rows).items(chunkSize: chunkSize)
    }

    @Test(
        "surplus cells of nothing, or of words for it, are fine",
        arguments: ["", " ", "无", ",,", "-,/", "\"\"", ",\u{3000},#N/A"]
    )
    func surplus(cells: String) throws {
        let items = try items("C1,王敏,清河路,上海,13800138000,\(cells)\nC2,李雷,清河路,上海,,1\n")
        #expect(items.rows.map(\.line) == [2] && items.rejections.map(\.line) == [3])
    }

    @Test("missing cells are untold, and told of once")
    func untold() throws {
        let items = try items("C1,王敏,清河路,上海,13800138000\nC2,李雷,,\nC3,韩梅,清河路,北京\nC4,周星,\nC5,马云,,,\n")
        #expect(items.rows.map(\.untold) == [[], [4], [4], [3, 4], []])
        #expect(items.remarks.map(\.line) == [3] && items.remarks.map(\.column) == [nil])
        #expect(items.remarks.first?.text.chinese.contains("有 3 行") == true)
    }

    @Test(
        "pieces of a row cut by a line break are rejected together",
        arguments: [
            ("C1,王敏,清河路\n1号,上海,13800138000", [2, 3]), ("C1,王\n敏,清河路,上海,13800138000", [2, 3]),
            ("C1,王敏,清河路,上\n海,13800138000", [2, 3]), ("C1,王敏,清河\n路\n1号,上海,13800138000", [2, 3, 4]),
            ("C1,王敏,清河\n\n1号,上海,13800138000", [2, 4]), ("C1,王\n敏,清河\n路,上\n海,138\n00138000", [2, 3, 4, 5, 6]),
            ("C1,王敏,清河路\r\n1号,上海,13800138000", [2, 3]),
        ],
        [1, 4096]
    )
    func broken(row: (text: String, lines: [Int]), chunkSize: Int) throws {
        let items = try items("\(row.text)\nC9,李雷,清河路,上海,13800138000\n", chunkSize: chunkSize)
        #expect(items.rejections.map(\.line) == row.lines)
        #expect(
            items.rejections.allSatisfy { $0.reason.english.hasPrefix("a line break without quotes inside a cell") }
        )
        #expect(items.rows.compactMap { $0.values[0] } == [.text("C9")])
    }

    @Test(
        "rows that are merely short are taken",
        arguments: [
            "C1,王敏\nC2,李雷\n", "C1,王敏\nC2,李雷,清河路,上海,13800138000\n", "C1,王敏,a,b,\nC2,李雷\n合计,,,2\n",
            "C1,王敏,a,b\nC2,李雷,a\n", "C1,王敏,a,b\n\nC2,李雷,a,b,\n", "C1\nC2,李雷,a,b,\n",
        ]
    )
    func short(rows: String) throws {
        let items = try items(rows)
        #expect(items.rejections.isEmpty && items.rows.count == 2)
    }

    @Test("a file whose rows all end early is read")
    func even() throws {
        let rows = (1...20).map { "C\($0),王敏,清河路\n" }.joined()
        let items = try items(rows)
        #expect(items.rows.count == 20 && items.rejections.isEmpty)
    }

    @Test("a last row that is short and has no line end is cut off", arguments: ["C2,李", "C2", "C2,李雷,清河路,上海"])
    func cutOff(last: String) throws {
        let items = try items("C1,王敏,清河路,上海,13800138000\n\(last)")
        #expect(items.rows.count == 1 && items.rejections.map(\.line) == [3])
        #expect(items.rejections.first?.reason.chinese.hasPrefix("文件在该行中间结束") == true)
        #expect(try self.items("C1,王敏,清河路,上海,13800138000\n\(last)\n").rows.count == 2)
    }

    @Test(
        "an open quote rejects its line, and no other",
        arguments: [
            "C2,\"李雷,清河路,上海,13800138000", "C2,李雷,\"清河路,上海,13800138000", "\"C2,李雷,清河路,上海,13800138000",
            "C2,李雷,清河路,上海,\"13800138000", "C2,\"李\"\"雷,清河路,上海,1", "C2,\"", "C2,李雷,清河路,上海,\"",
        ],
        [
            "C3,韩梅,清河路,上海,13800138000\n", "C3,\"韩梅\",清河路,上海,13800138000\n", "C3,韩梅,\"清河,\n路\",上海,\"13800138000\"\n",
            "C3,韩\"梅\",清河路,上海,13800138000\n",
        ]
    )
    func openQuote(line: String, following: String) throws {
        for chunkSize in [1, 4096] {
            let rest = following + following.replacing("C3", with: "C4")
            let items = try items("C1,王敏,清河路,上海,13800138000\n\(line)\n\(rest)", chunkSize: chunkSize)
            #expect(items.rejections.map(\.line) == [3])
            #expect(items.rejections.first?.reason.english == "a quote is opened here and never closed")
            #expect(items.rows.compactMap { $0.values[0] } == ["C1", "C3", "C4"].map(FieldValue.text))
        }
    }

    @Test(
        "cells of several lines in quotes stay",
        arguments: ["清河路\n1号", "清河,路\n1,号", "\n\n", "甲\r\n乙\r\n丙\r\n丁", "他说\"\"好\"\"\n真的", "a,b\nc,d"]
    )
    func severalLines(cell: String) throws {
        let items = try items("C1,王敏,\"\(cell)\" ,上海,13800138000\nC2,李雷,,上海,13800138000\n")
        #expect(items.rows.count == 2 && items.rejections.isEmpty)
    }

    @Test("an open quote before 64 KiB and more rejects its line, and no other", arguments: [4096, 256 << 10])
    func longQuote(chunkSize: Int) throws {
        let rows = (1...2000).map { "C\($0),王敏,清河路,上海,13800138000\n" }.joined()
        let items = try items("C0,\"王敏,清河路,上海,13800138000\n" + rows, chunkSize: chunkSize)
        #expect(items.rejections.map(\.line) == [2])
        #expect(items.rows.count == 2000)
    }

    @Test("a cut character at the end of the file costs no row before it, whatever quote is open")
    func quoteAndCut() throws {
        let bytes = Array((Self.header + "C1,\"王敏,清河路,上海,13800138000\nC2,李雷,清河路,上海,13800138000\nC3,").utf8) + [0xE5]
        var reader = try Sample(bytes).reader()
        let items = try #require(try reader.nextBatch(of: 10))
        #expect(items.rejections.map(\.line) == [2] && items.rows.map(\.line) == [3])
        #expect(throws: CustomerFileError.cutCharacter(line: 4)) { try reader.nextBatch(of: 10) }
    }
}
