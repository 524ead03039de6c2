import CustomerFile
import Lifecycle
import Testing

@Suite("Records of a customer file")
struct RecordTests {
    @Test("separators are told from the header", arguments: Separator.allCases)
    func separators(separator: Separator) throws {
        let mark = separator.rawValue
        var reader = try Sample("客户编号\(mark)姓名\nC1\(mark)王敏\n").reader()
        #expect(reader.separator == separator)
        #expect(try reader.rest().rows.map(\.values) == [[.text("C1"), .text("王敏")]])
    }

    @Test(
        "line ends may be LF, CR LF or CR, and the last may be missing",
        arguments: ["\n", "\r\n", "\r"],
        [1, 3, 4096]
    )
    func lineEnds(lineEnd: String, chunkSize: Int) throws {
        let text = ["客户编号,姓名", "C1,王敏", "", "C2,李雷"].joined(separator: lineEnd)
        var reader = try Sample(text).reader(chunkSize: chunkSize)
        #expect(try reader.rest().rows.map(\.line) == [2, 4])
        #expect(reader.skipped == 1)
    }

    @Test(
        "quotes follow RFC 4180, and stray ones are kept",
        arguments: [
            ("\"清河路,1\"", "清河路,1"), ("\"他说\"\"好\"\"\"", "他说\"好\""), ("\"甲\n乙\"", "甲 乙"), ("6\"管", "6\"管"),
            ("\"甲\"乙", "甲乙"), ("\"\"", nil), ("=\"0501\"", "0501"), ("\"=\"\"0501\"\"\"", "0501"),
        ]
    )
    func quotes(cell: String, read: String?) throws {
        for chunkSize in [1, 5, 4096] {
            let rows = try Sample("客户编号,通讯地址,姓名\nC1,\(cell),王敏\nC2,,\n").items(chunkSize: chunkSize).rows
            #expect(rows.first?.values == [.text("C1"), read.map(FieldValue.text), .text("王敏")])
            #expect(rows.count == 2)
        }
    }

    @Test("lines are counted through quoted line breaks")
    func lines() throws {
        let items = try Sample("客户编号,姓名\r\nC1,\"甲\r\n乙\n丙\"\r\nC2,\r\n,\r\nC3,丁\r\n").items()
        #expect(items.rows.map(\.line) == [2, 5, 7])
    }

    @Test("missing cells at the end are empty, surplus cells reject the row")
    func cellCount() throws {
        let items = try Sample("客户编号,姓名,城市\nC1\nC2,王敏,上海,浦东\n").items()
        #expect(items.rows.map(\.values) == [[.text("C1"), nil, nil]])
        let rejection = try #require(items.rejections.first)
        #expect(rejection.line == 3)
        #expect(rejection.column == nil)
        #expect(rejection.reason.english == "the row has 4 cells, the header 3: put cells with a separator in quotes")
    }

    @Test("a quote never closed rejects what follows it", arguments: [1, 4096])
    func unclosed(chunkSize: Int) throws {
        let items = try Sample("客户编号,姓名\nC1,王敏\nC2,\"李雷\nC3,韩梅\n").items(chunkSize: chunkSize)
        #expect(items.rows.count == 1)
        #expect(items.rejections.map(\.line) == [3])
        #expect(items.rejections.first?.reason.english == "a quote is opened here and never closed")
    }

    @Test("a row needs a number, or a name and a phone")
    func identity() throws {
        let items = try Sample("客户编号,姓名,手机\n,王敏,13800138000\n,王敏,\n,,13800138000\nC1,,\n").items()
        #expect(items.rows.map(\.line) == [2, 5])
        #expect(items.rejections.map(\.line) == [3, 4])
    }

    @Test("blank lines and totals are skipped and counted")
    func skipped() throws {
        var reader = try Sample("客户编号,姓名\nC1,王敏\n\n , \n合计,1\n 总计:,\n\"小计\",\n").reader()
        #expect(try reader.rest().rows.count == 1)
        #expect(reader.skipped == 5)
    }

    @Test("a lunar birthday that no solar month has is left empty with a warning")
    func lunarBirthday() throws {
        let text = "客户编号,生日,生日类型\nC1,1985-02-30,农历\nC2,1985-02-30,公历\nC3,1985-02-31,农历\nC4,1985-02-30,\n"
        let items = try Sample(text).items()
        #expect(items.rows.map(\.values) == [[.text("C1"), nil, .text("lunar")]])
        #expect(items.warnings.map(\.line) == [2])
        #expect(items.warnings.map(\.column) == ["生日"])
        #expect(items.rejections.map(\.line) == [3, 4, 5])
    }

    @Test("a batch holds no more rows than asked for")
    func batches() throws {
        var reader = try Sample("客户编号,姓名\nC1,\nC2,\nC3,\n").reader()
        #expect(try reader.nextBatch(of: 2)?.count == 2)
        #expect(try reader.nextBatch(of: 2)?.count == 1)
        #expect(try reader.nextBatch(of: 2) == nil)
        #expect(reader.bytesRead == reader.totalBytes)
    }
}
