import CustomerFile
import Foundation
import LedgerGenerator
import Lifecycle
import Testing

@Suite("Encodings of a customer file")
struct EncodingTests {
    /// Letters of one to four bytes in each encoding.
    static let text = "客户编号,姓名,通讯地址\r\nC1,华桂珍,€ 㐱𠮷 é\r\nC2,Ann,镕\r\n"
    static let encodings: [TextEncoding] = [.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030]

    static func bytes(_ encoding: TextEncoding) -> [UInt8] {
        switch encoding {
        case .utf8: Array(text.utf8)
        case .gb18030: LedgerEncoding.gb18030.bytes(text)
        case .utf16LittleEndian: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        }
    }

    @Test("are told apart and give the same text", arguments: encodings, [1, 2, 3, 7, 4096])
    func same(encoding: TextEncoding, chunkSize: Int) throws {
        var reader = try Sample(Self.bytes(encoding)).reader(chunkSize: chunkSize)
        #expect(reader.encoding == encoding)
        let rows = try reader.rest().rows
        #expect(
            rows.map(\.values) == [
                [.text("C1"), .text("华桂珍"), .text("€ 㐱𠮷 é")], [.text("C2"), .text("Ann"), .text("镕")],
            ]
        )
    }

    @Test("a byte-order mark is no part of the header")
    func mark() throws {
        let rows = try Sample([0xEF, 0xBB, 0xBF] + Self.bytes(.utf8)).items().rows
        #expect(rows.count == 2)
    }

    @Test("a file cut within a character says so after its whole rows", arguments: encodings, [1, 4096])
    func cut(encoding: TextEncoding, chunkSize: Int) throws {
        let ending: [UInt8]
        switch encoding {
        case .utf8: ending = [0x43, 0x33, 0x2C, 0xE5, 0x8D]
        case .gb18030: ending = [0x43, 0x33, 0x2C, 0xBB]
        case .utf16LittleEndian: ending = [0x43, 0, 0x33]
        case .utf16BigEndian: ending = [0, 0x43, 0]
        }
        var reader = try Sample(Self.bytes(encoding) + ending).reader(chunkSize: chunkSize)
        #expect(try reader.nextBatch(of: 10)?.rows.count == 2)
        #expect(throws: CustomerFileError.cutCharacter(line: 4)) { try reader.nextBatch(of: 10) }
    }

    @Test("bytes of another encoding far into the file reject their line alone", arguments: [17, 256 << 10])
    func late(chunkSize: Int) throws {
        let lines = chunkSize < 100 ? 100 : 200_000
        var bytes = Array("客户编号,姓名\n".utf8)
        for _ in 0..<lines { bytes += Array("C1,王敏\n".utf8) }
        var broken = bytes + [0x43, 0xBB, 0xAA, 0x2C, 0x0A]
        if chunkSize < 100 {
            broken = LedgerEncoding.gb18030.bytes(String(decoding: bytes, as: UTF8.self)) + [0x43, 0xFF, 0xFF]
        }
        var reader = try Sample(broken).reader(chunkSize: chunkSize)
        let encoding = reader.encoding
        #expect(encoding == (chunkSize < 100 ? .gb18030 : .utf8))
        let items = try reader.rest()
        let (rows, rejected) = (items.rows.count, items.rejections.map(\.line))
        #expect(rows == lines && rejected == [lines + 2])
    }

    @Test("every pair and group of GB18030 reads as the C library reads it")
    func wholeTable() throws {
        let scalars = (0xA1...0xFFF8).filter { !(0xD800...0xF8FF ~= $0) }.compactMap(UnicodeScalar.init)
            .filter { !$0.properties.isDefaultIgnorableCodePoint && !$0.properties.isWhitespace }
        var text = "客户编号,姓名\n"
        for (index, scalar) in scalars.enumerated() { text += "C\(index),a\(scalar)b\n" }
        let expected = scalars.map { FieldValue.text("a\($0)b") }
        let rows = try Sample(LedgerEncoding.gb18030.bytes(text)).items().rows
        #expect(rows.compactMap { $0.values[1] } == expected)
    }
}
