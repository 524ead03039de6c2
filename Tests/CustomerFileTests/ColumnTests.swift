import CustomerFile
import Lifecycle
import Testing

@Suite("Columns that leave something over")
struct ColumnTests {
    @Test("values below an empty header are told of once")
    func nameless() throws {
        let items = try Sample("客户编号,,姓名,\nC1,x,王敏,无\nC2,,李雷,-\nC3,y,韩梅,z\n").items()
        #expect(items.rows.count == 3)
        #expect(items.remarks.map(\.line) == [1, 1])
        #expect(
            items.remarks.map(\.text.chinese) == [
                "第 2 列没有表头，但有 2 行填了内容（自第 2 行起）：已忽略", "第 4 列没有表头，但有 1 行填了内容（自第 4 行起）：已忽略",
            ]
        )
    }

    @Test(
        "a second column of a field is used where the first is empty",
        arguments: [
            ("手机,联系电话", ",13800138000", "13800138000"), ("手机,联系电话", "无,13800138000", "13800138000"),
            ("手机,联系电话", "13800138000,", "13800138000"), ("手机,联系电话", "13800138000,oops", "13800138000"),
            ("手机,联系电话", "021-12345678,13800138000", "13800138000"),
            ("手机,联系电话", "+85291234567,13800138000", "13800138000"),
            ("手机,联系电话", "13800138000,13900139000", "13800138000"),
            ("手机,联系电话", "021-12345678,021-87654321", "021-12345678"),
            ("手机,联系电话,电话", ",,13800138000", "13800138000"), ("姓名,业主姓名", "业主,王敏", "王敏"), ("姓名,业主姓名", "王敏,李雷", "王敏"),
        ]
    )
    func second(headers: String, cells: String, read: String) throws {
        let items = try Sample("客户编号,\(headers)\nC1,\(cells)\n").items()
        #expect(items.rows.map(\.values) == [[.text("C1"), .text(read)]])
    }

    @Test("where they differ, one remark a column says in how many rows")
    func differing() throws {
        let text =
            "客户编号,手机,联系电话,姓名\nC1,13800138000,13800138000,甲\nC2,13800138000,13900139000,乙\nC3,021-12345678,13800138000,丙\nC4,,13800138000,丁\nC5,13800138000,x,戊\n"
        var reader = try Sample(text).reader()
        #expect(reader.repeatedHeaders == ["联系电话"])
        let remarks = try reader.rest().remarks
        #expect(remarks.map(\.column) == ["联系电话"] && remarks.map(\.line) == [1])
        #expect(remarks.first?.text.chinese.hasPrefix("有 3 行（自第 3 行起）该列与“手机”列内容不同") == true)
    }

    @Test("what neither column can be read from rejects the row")
    func unreadable() throws {
        let items = try Sample("客户编号,手机,联系电话\nC1,,oops\nC2,oops,13800138000\n").items()
        #expect(
            items.rejections.map(\.column) == ["联系电话", "手机"].map(Optional.some)
                || items.rejections.map(\.column) == ["手机", "手机"]
        )
        #expect(items.rejections.count == 2)
    }

    @Test("two columns of birthdays")
    func birthdays() throws {
        let items = try Sample("客户编号,生日,出生日期,生日类型\nC1,,1985-02-30,农历\nC2,1985-04-19,1985-04-20,公历\nC3,无,1985/4/19,\n")
            .items()
        let day = try value("1985-04-19", under: "生日").get()
        #expect(items.rows.map { $0.values[1] } == [day, day, day])
        #expect(items.remarks.map(\.column) == ["出生日期"])
    }

    @Test(
        "a co-owner without a home gets a remark",
        arguments: [
            (",,,共有人,", true), (",,无,共有人,-", true), ("HT1,,,共有人,", false), (",3栋,,共有人,", false), (",,501,共有人,", false),
            (",,,共有人,2026-03-01", false), (",,,主业主,", false), (",,,,", false),
        ]
    )
    func coOwner(cells: String, isRemarked: Bool) throws {
        let items = try Sample("客户编号,姓名,合同编号,楼栋,房号,产权关系,签约日\nC1,王敏,\(cells)\n").items()
        #expect(items.remarks.map(\.line) == (isRemarked ? [2] : []))
        #expect(try Sample("客户编号,姓名,产权关系\nC1,王敏,共有人\n").items().remarks.isEmpty)
    }

    @Test(
        "a number and nothing else gets a remark, if there could be more",
        arguments: [
            ("客户编号,姓名", "C1,", true), ("客户编号,手机", "C1,无", true), ("客户编号,姓名,城市", "C1,业主,-", true),
            ("客户编号,姓名", "C1,王敏", false), ("客户编号,城市", "C1,", false), ("客户编号,姓名,城市", "C1,,上海", false),
            ("客户编号,姓名", "C1,（清空）", false),
        ]
    )
    func numberAlone(header: String, row: String, isRemarked: Bool) throws {
        let items = try Sample("\(header)\n\(row)\n").items()
        #expect(items.rows.count == 1 && items.remarks.map(\.line) == (isRemarked ? [2] : []))
    }
}
