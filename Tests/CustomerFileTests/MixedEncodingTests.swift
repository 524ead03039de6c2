import CustomerFile
import Foundation
import LedgerGenerator
import Lifecycle
import Testing

@Suite("Rows in another encoding")
struct MixedEncodingTests {
    private func lines(_ lines: [(text: String, encoding: LedgerEncoding)]) throws -> Sample {
        try Sample(lines.flatMap { $0.encoding.bytes($0.text + "\n") })
    }

    @Test("in a UTF-8 file are rejected alone", arguments: [1, 7, 4096])
    func inUTF8(chunkSize: Int) throws {
        let sample = try lines([
            ("客户编号,姓名,城市", .utf8), ("C1,王敏,上海", .utf8), ("C2,李雷,北京", .gb18030), ("C3,韩梅,广州", .utf8),
            ("C4,周星,深圳", .gb18030), ("C5,Ann,", .gb18030),
        ])
        var reader = try sample.reader(chunkSize: chunkSize)
        #expect(reader.encoding == .utf8)
        let items = try reader.rest()
        #expect(items.rows.map(\.line) == [2, 4, 6] && items.rejections.map(\.line) == [3, 5])
        #expect(items.rejections.allSatisfy { $0.reason.english.hasPrefix("bytes that are no character") })
    }

    @Test("of UTF-8 in a GB18030 file are read", arguments: [1, 7, 4096])
    func inGB18030(chunkSize: Int) throws {
        let sample = try lines([
            ("客户编号,姓名,城市", .gb18030), ("C1,王敏,上海", .gb18030), ("C2,李雷,北京", .utf8), ("C3,韩梅,广州", .gb18030),
            ("C4,周星,深圳", .utf8), ("C5,马云,杭州", .gb18030), ("C6,Ann,", .gb18030),
        ])
        var reader = try sample.reader(chunkSize: chunkSize)
        #expect(reader.encoding == .gb18030)
        let items = try reader.rest()
        #expect(items.rejections.isEmpty)
        #expect(items.rows.compactMap { $0.values[1] } == ["王敏", "李雷", "韩梅", "周星", "马云", "Ann"].map(FieldValue.text))
    }

    @Test(
        "invalid bytes in a GB18030 file reject their line alone",
        arguments: [[0xFF], [0x80], [0x81, 0x30], [0x81, 0x30, 0x81], [0xA1], [0xFF, 0xFF, 0xFF]] as [[UInt8]]
    )
    func invalid(bytes: [UInt8]) throws {
        let gb = LedgerEncoding.gb18030
        for ending in [",x\n", "\n", "1,上海\n"] {
            let text = gb.bytes("客户编号,姓名\nC1,王敏\nC2,李") + bytes + gb.bytes(ending) + gb.bytes("C3,韩梅\n")
            let items = try Sample(text).items()
            #expect(items.rows.compactMap { $0.values[0] } == ["C1", "C3"].map(FieldValue.text))
            #expect(items.rejections.map(\.line) == [3])
        }
    }

    @Test("in the first lines stop the file", arguments: [LedgerEncoding.utf8, .gb18030])
    func header(encoding: LedgerEncoding) throws {
        let text = encoding.bytes("客户编号,姓名,") + [0xFF] + encoding.bytes("\nC1,王敏\nC2,李雷\n")
        let expected: TextEncoding = encoding == .utf8 ? .utf8 : .gb18030
        #expect(throws: CustomerFileError.undecodable(line: 1, encoding: expected)) { try Sample(text).reader() }
    }

    @Test("are given back without what could not be read, and not taken before they are mended")
    func rejects() throws {
        let sample = try lines([("客户编号,姓名", .utf8), ("C1,王敏", .utf8), ("C2,李雷", .gb18030), ("C3,韩\"梅", .utf8)])
        let path = sample.path + ".rejects.csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var reader = try sample.reader()
        var writer = RejectWriter(path: path, headers: reader.headers)
        for case .rejected(let rejection, let raw) in try reader.rest() { try writer.write(rejection, raw) }
        #expect(try writer.finish())
        let written = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!written.contains("\u{FFFD}") && written.contains("C2,"))
        #expect(try Sample(written).items().rows.isEmpty)
        let mended = written.replacing(",改好后请删去此格", with: "")
        #expect(try Sample(mended).items().rows.count == 1)
    }
}
