import ChineseCalendar
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

    @Test("a quote never closed rejects its line, and no other", arguments: [1, 4096])
    func unclosed(chunkSize: Int) throws {
        let items = try Sample("客户编号,姓名\nC1,王敏\nC2,\"李雷\nC3,韩梅\n").items(chunkSize: chunkSize)
        #expect(items.rows.map(\.line) == [2, 4])
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

    @Test(
        "a lunar birthday is the day it stood for, however it is written and wherever its kind stands",
        arguments: [
            ("1985-02-30", "1985-04-19"), ("1985年2月30日", "1985-04-19"), ("农历1985年二月三十", "1985-04-19"),
            ("1984-10-29", "1984-11-21"), ("一九八四年闰十月廿九", "1984-12-21"), ("1985/1/1", "1985-02-20"),
            ("1985-01-01 00:00:00", "1985-02-20"), ("31128", "1985-05-11"), ("1900-12-30", "1901-02-18"),
        ]
    )
    func lunarBirthday(written: String, day: String) throws {
        let born = try #require(Day(iso: day))
        for text in ["客户编号,生日,生日类型\nC1,\(written),农历\n", "生日类型,客户编号,生日\n农历,C1,\(written)\n"] {
            let items = try Sample(text).items()
            #expect(items.rows.first?.values.contains(.day(born)) == true, "\(text)")
            #expect(items.remarks.isEmpty && items.rejections.isEmpty)
        }
    }

    @Test("a lunar birthday that never was is left empty with a warning, what is no date at all rejects its row")
    func impossibleLunarBirthday() throws {
        let text = """
            客户编号,生日,生日类型
            C1,1985-01-30,农历
            C2,1985-03-31,农历
            C3,1985-13-01,农历
            C4,1985年闰四月初一,农历
            C5,1985-02-30,公历
            C6,1985-02-30,
            C7,明年,农历
            C8,,农历

            """
        let items = try Sample(text).items()
        #expect(items.rows.map(\.line) == [2, 3, 4, 5, 9])
        #expect(items.rows.allSatisfy { $0.values[1] == nil && $0.values[2] == .text("lunar") })
        #expect(items.remarks.map(\.line) == [2, 3, 4, 5])
        #expect(items.remarks.allSatisfy { $0.column == "生日" && !$0.text.chinese.isEmpty })
        #expect(items.rejections.map(\.line) == [6, 7, 8])
    }

    @Test("a batch holds no more rows than asked for")
    func batches() throws {
        var reader = try Sample("客户编号,姓名\nC1,甲\nC2,乙\nC3,丙\n").reader()
        #expect(try reader.nextBatch(of: 2)?.count == 2)
        #expect(try reader.nextBatch(of: 2)?.count == 1)
        #expect(try reader.nextBatch(of: 2) == nil)
        #expect(reader.bytesRead == reader.totalBytes)
    }
}
