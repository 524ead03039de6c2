import CustomerFile
import Foundation
import Lifecycle
import Testing

@Suite("Text files")
struct TextFileTests {
    @Test(
        "are read in the encodings of customer files",
        arguments: [
            ([], ""), ([0xEF, 0xBB, 0xBF, 0x61], "a"), (Array("日期,类型\n".utf8), "日期,类型\n"),
            ([0xC8, 0xD5, 0xC6, 0xDA, 0x0D, 0x0A], "日期\r\n"),  // GB18030
            ([0xFF, 0xFE, 0xE5, 0x65], "日"),  // UTF-16, as Excel writes "Unicode text"
        ] as [([UInt8], String)]
    )
    func encodings(bytes: [UInt8], text: String) throws {
        let sample = try Sample(bytes)
        let found = try TextFile.read(sample.path)
        withExtendedLifetime(sample) {}
        #expect(found == text)
    }

    @Test(
        "that are none say why, with the line",
        arguments: [
            (Array("PK\u{3}\u{4}".utf8), CustomerFileError.spreadsheet), ([0x61, 0x0A, 0], .notText(line: 2)),
            ([0x61, 0x0A, 0x0A, 0xFF, 0xFF], .undecodable(line: 3, encoding: .gb18030)),
            ([0xC8, 0xD5, 0x0A, 0xC6], .cutCharacter(line: 2)),
            ([UInt8](repeating: 0x61, count: TextFile.sizeLimit + 1), .tooLarge),
        ] as [([UInt8], CustomerFileError)]
    )
    func refused(bytes: [UInt8], error: CustomerFileError) throws {
        let sample = try Sample(bytes)
        #expect(throws: error) { try TextFile.read(sample.path) }
        #expect(!error.phrase.english.isEmpty && !error.phrase.chinese.isEmpty)
    }

    @Test("one that is not there is named without its folder")
    func missing() {
        #expect(throws: CustomerFileError.unreadable("absent.csv")) { try TextFile.read("/nowhere/absent.csv") }
    }
}
