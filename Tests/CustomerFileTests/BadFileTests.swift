import CustomerFile
import Lifecycle
import Testing

@Suite("Files that are no customer files")
struct BadFileTests {
    @Test(
        "say what they are",
        arguments: [
            ("", CustomerFileError.empty), ("\u{FEFF}", .empty), (" \r\n\r\n", .empty),
            ("PK\u{3}\u{4}x", .spreadsheet), ("客户编号,姓名\nC1,\0\n", .notText(line: 2)),
            ("a,b,c\n1,2,3\n", .noKnownColumn), ("只有一段话", .noKnownColumn),
            ("姓名,城市\n王敏,上海\n", .missingColumns(["客户编号", "手机"])),
            ("手机,城市\n1,上海\n", .missingColumns(["客户编号", "姓名"])),
            ("城市\n上海\n", .missingColumns(["客户编号", "姓名+手机"])),
            (String(repeating: "列,", count: 1000) + "客户编号,姓名\n", .tooManyColumns(1002)),
        ]
    )
    func opening(text: String, error: CustomerFileError) throws {
        #expect(throws: error) { try Sample(text).reader() }
    }

    @Test("a file that is not there is named without its folder")
    func missing() {
        #expect(throws: CustomerFileError.unreadable("absent.csv")) {
            try CustomerFileReader(path: "/nowhere/absent.csv", vocabulary: Vocabulary())
        }
    }

    @Test("an old workbook is told by its first bytes")
    func compound() throws {
        let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
        #expect(throws: CustomerFileError.spreadsheet) { try Sample(bytes).reader() }
    }

    @Test("a header within the first ten lines only")
    func lateHeader() throws {
        let header = "客户编号,姓名\nC1,王敏\n"
        #expect(try Sample(String(repeating: "标题\n", count: 9) + header).items().rows.count == 1)
        #expect(throws: CustomerFileError.noKnownColumn) {
            try Sample(String(repeating: "标题\n", count: 10) + header).reader()
        }
    }

    @Test("a cell of 64 KiB is read, a longer one stops the file at its line", arguments: [4096, 256 << 10])
    func cellLimit(chunkSize: Int) throws {
        func text(_ count: Int) -> String {
            "客户编号,通讯地址\nC1,\nC2,\(String(repeating: "a", count: count))\nC3,\n"
        }
        #expect(try Sample(text(64 << 10)).items(chunkSize: chunkSize).rows.count == 3)
        var reader = try Sample(text((64 << 10) + 1)).reader(chunkSize: chunkSize)
        #expect(try reader.nextBatch(of: 10)?.rows.count == 1)
        #expect(throws: CustomerFileError.cellTooLong(line: 3)) { try reader.nextBatch(of: 10) }
    }

    @Test("a row longer than 1 MiB stops the file at its line")
    func recordLimit() throws {
        let row = String(repeating: String(repeating: "a", count: 60 << 10) + ",", count: 40)
        let sample = try Sample("客户编号,姓名\nC1,\n\(row)\n")
        #expect(throws: CustomerFileError.recordTooLong(line: 3)) { try sample.items(chunkSize: 64 << 10) }
    }

    @Test("every error says itself in both languages")
    func phrases() {
        let errors: [CustomerFileError] = [
            .unreadable("a.csv"), .empty, .spreadsheet, .notText(line: 1), .undecodable(line: 1, encoding: .gb18030),
            .cutCharacter(line: 1), .noKnownColumn, .missingColumns(["手机"]), .tooManyColumns(1001),
            .cellTooLong(line: 1), .recordTooLong(line: 1), .unknownField("x", nearest: nil),
        ]
        for error in errors {
            #expect(!error.phrase.english.isEmpty)
            #expect(!error.phrase.chinese.isEmpty)
        }
        #expect(Set(errors.map(\.phrase)).count == errors.count)
    }
}
