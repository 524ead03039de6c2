import CustomerFile
import Lifecycle
import Testing

@Suite("Codes in a customer file")
struct CodeTests {
    private static let places = ["分期", "楼栋", "单元", "房号"]

    /// The value of a customer number, and the remarks on it.
    private func number(_ cell: String) throws -> (value: FieldValue?, remarks: [RowRemark], reason: String?) {
        let items = try Sample("客户编号,姓名,手机\n\"\(cell.replacing("\"", with: "\"\""))\",王敏,13800138000\n").items()
        return (items.rows.first?.values[0], items.remarks, items.rejections.first?.reason.english)
    }

    @Test(
        "are half-width, and keys in upper case Latin",
        arguments: [
            ("c001", "C001"), ("Ｃ００１", "C001"), ("ｃ－１", "C-1"), ("С001", "C001"), ("АВЕКМНОРСТХ1", "ABEKMHOPCTX1"),
            ("ΑΒΕ1", "ABE1"), ("аор2", "AOP2"), ("客户c1", "客户C1"), (" c 1 ", "C 1"),
        ]
    )
    func keys(written: String, code: String) throws {
        #expect(try number(written).value == .text(code))
        #expect(try value(written, under: "合同编号").get() == .text(code))
        #expect(try value(written, under: "项目编号").get() == .text(code))
    }

    @Test(
        "places keep their case",
        arguments: [("a栋", "a栋"), ("В座", "B座"), ("１０栋", "10栋"), ("3–1", "3-1"), ("1-2-301", "1-2-301")]
    )
    func places(written: String, code: String) throws {
        for header in Self.places { #expect(try value(written, under: header).get() == .text(code)) }
    }

    @Test(
        "marked as text they are exact",
        arguments: ["1.38E+10", "12345678901234500000", "45292", "2026-03-01", "1.0", "3月1日", "0123"]
    )
    func exact(text: String) throws {
        for cell in ["=\"\(text)\"", "'\(text)"] {
            #expect(try value(cell, under: "房号").get() == .text(text))
            #expect(try value(cell, under: "合同编号").get() == .text(text))
        }
    }

    @Test(
        "days in place of a phase, building, unit or room are refused",
        arguments: [
            "3月1日", "12月31日", "Mar-01", "1-Mar", "01-mar", "1-Mar-26", "Dec-12", "2026/3/1", "2026-03-01",
            "2026-03-01 00:00:00",
            "2026年3月1日", "43831", "49674", "４５２９２", "45292.0", "2026/3/1 0:00",
        ]
    )
    func days(text: String) throws {
        for header in Self.places {
            let failure = try value(text, under: header)
            guard case .failure(let cell) = failure else {
                Issue.record("\(header) \(text) was taken")
                continue
            }
            #expect(cell.column == header && cell.reason.contains("has turned this into a date"))
        }
        #expect(throws: Never.self) { try value(text, under: "合同编号").get() }
    }

    @Test(
        "what only looks like a day is taken",
        arguments: [
            "3-1", "43830", "49675", "45292室", "3-1-2", "3月", "13月1日", "Marina-01", "20260301", "3/1", "1201", "2026-1",
            "4529", "452920",
        ]
    )
    func noDays(text: String) throws {
        for header in Self.places { #expect(try value(text, under: header).get() == .text(text)) }
    }

    @Test(
        "long numbers that a spreadsheet has rounded are refused",
        arguments: ["1.38E+10", "1.2e+05", "12345678901234500", "123456789012345000000", "１２３４５６７８９０１２３４５００"]
    )
    func rounded(text: String) throws {
        let reason = try #require(try number(text).reason)
        #expect(reason.contains("format the column as text"))
        #expect(throws: RejectedCell.self) { try value(text, under: "合同编号").get() }
    }

    @Test(
        "those that may be right are taken",
        arguments: ["123456789012345", "12345678901234501", "1234567890123456", "HT12345678901234500000"]
    )
    func long(text: String) throws {
        let read = try number(text)
        #expect(read.value == .text(text) && read.remarks.isEmpty)
    }

    @Test("sixteen digits with a 0 at the end are taken with a remark")
    func sixteen() throws {
        let read = try number("1234567890123450")
        #expect(read.value == .text("1234567890123450"))
        #expect(read.remarks.map(\.column) == ["客户编号"])
        #expect(read.remarks.first?.text.chinese.contains("15 位有效数字") == true)
    }

    @Test(
        "zeros after the point are taken off with a remark",
        arguments: [
            ("10023.0", "10023"), ("1.00", "1"), ("0501.0", "0501"), ("１２．０", "12"), ("7.000", "7"), ("100.0", "100"),
        ]
    )
    func decimals(text: String, code: String) throws {
        let read = try number(text)
        #expect(read.value == .text(code) && read.remarks.count == 1)
        #expect(read.remarks.first?.text.english.contains("decimal") == true)
        #expect(try value(text, under: "房号").get() == .text(code))
    }

    @Test("other points stay", arguments: ["1.5", "A1.0", "1.0.0", ".0", "1.", "10.10"])
    func points(text: String) throws {
        let read = try number(text)
        #expect(read.value == .text(text) && read.remarks.isEmpty)
    }

    @Test(
        "whole numbers lose them as well",
        arguments: [("24.0", 24), ("0.00", 0), ("1,280.0", nil), ("24.5", nil), ("7.0", 7), (".0", nil)]
    )
    func integers(text: String, number: Int64?) throws {
        #expect((try? value(text, under: "管道保修月数").get()) == number.map(FieldValue.integer))
    }
}
