import CustomerFile
import Lifecycle
import Testing

@Suite("Headers of two lines, and more than one header")
struct TwoHeaderTests {
    private func names(_ columns: CustomerColumns) -> [String] {
        columns.fields.map { "\($0.record.rawValue).\($0.name)" }
    }

    @Test(
        "group titles above names make one header",
        arguments: [
            ("客户编号,姓名,房屋信息,,手机\n,,楼栋,房号,\n", ["客户编号", "姓名", "楼栋", "房号", "手机"]),
            ("客户编号,客户信息,,房屋信息\n,姓名,手机,房号\n", ["客户编号", "姓名", "手机", "房号"]),
            ("客户编号,姓名,联系方式,\n,,手机,邮箱\n", ["客户编号", "姓名", "手机", "邮箱"]),
            ("客户编号,姓名,交付\n,,实际交付日,入住日\n", ["客户编号", "姓名", "实际交付日", "入住日"]),
            ("客户信息,,房屋信息\n客户编号,姓名,房号\n", ["客户编号", "姓名", "房号"]),
            ("客户编号,姓名,手机\n,,\n", ["客户编号", "姓名", "手机"]),
        ],
        [1, 4096]
    )
    func merged(text: (header: String, names: [String]), chunkSize: Int) throws {
        let row = text.names.enumerated().map { $0.offset == 0 ? "C1" : "" }.joined(separator: ",")
        var reader = try Sample(text.header + row + "\n").reader(chunkSize: chunkSize)
        #expect(reader.headers == text.names)
        #expect(try reader.rest().rows.count == 1)
    }

    @Test("a row is no header", arguments: ["C1,业主,13800138000", "C1,王敏,", "C1,,", "业主,王敏,13800138000"])
    func rows(row: String) throws {
        var reader = try Sample("客户编号,姓名,手机\n\(row)\n").reader()
        #expect(reader.headers == ["客户编号", "姓名", "手机"])
        #expect(try reader.rest().rows.map(\.line) == [2])
    }

    @Test(
        "the same header again is passed over with a remark",
        arguments: ["客户编号,姓名,手机", "客户编号 , *姓名,手机", "\"客户编号\",姓名,手机,", "客戶編號,姓名,手機"]
    )
    func again(header: String) throws {
        var reader = try Sample("客户编号,姓名,手机\nC1,王敏,\n\(header)\nC2,李雷,\n").reader()
        let items = try reader.rest()
        #expect(items.rows.map(\.line) == [2, 4] && items.remarks.map(\.line) == [3] && reader.skipped == 1)
        #expect(items.remarks.first?.text.chinese == "重复的表头：已跳过")
    }

    @Test("right below itself it is no second line of the header")
    func atOnce() throws {
        var reader = try Sample("客户编号,姓名\n客户编号,姓名\nC1,王敏\n").reader()
        #expect(try reader.rest().rows.map(\.line) == [3] && reader.skipped == 1)
    }

    @Test(
        "another header begins a table that is rejected",
        arguments: ["项目编号,项目名称", "合同编号,房号,签约日", "手机,姓名,客户编号", "客户编号,姓名,手机,备注", "mobile,客户编号,姓名"]
    )
    func other(header: String) throws {
        var reader = try Sample("客户编号,姓名,手机,城市\nC1,王敏,,\n\n\(header)\nC2,李雷,,\n\nC3,x,,\n").reader()
        let items = try reader.rest()
        #expect(items.rows.map(\.line) == [2] && items.rejections.map(\.line) == [4, 5, 7] && reader.skipped == 2)
        #expect(items.rejections.allSatisfy { $0.reason.chinese.hasPrefix("此处起是另一张表") })
    }

    @Test(
        "totals and notes on the export are passed over",
        arguments: [
            ("合计,,", false), ("合计,,128", false), ("合计：1户,,", true), ("共1条记录,,", true), ("小计,12,3", false),
            ("总计 128 户,,", true),
            ("制表人：张三,,", true), ("导出时间:2026-11-30 08:00,,", true), (",合计：1户,", true), (",,制表人：张三", true),
            ("制表人：张三,,审核人：李四", true),
            ("總計：3 戶,,", true), ("第1页,,", true), ("合计,王敏,13800138000", true), ("合计 ：,,", false),
        ]
    )
    func totals(line: String, isRemarked: Bool) throws {
        var reader = try Sample("客户编号,姓名,手机\nC1,王敏,\n\(line)\nC2,李雷,\n").reader()
        let items = try reader.rest()
        #expect(items.rows.map(\.line) == [2, 4] && items.rejections.isEmpty && reader.skipped == 1)
        #expect(items.remarks.map(\.line) == (isRemarked ? [3] : []))
    }

    @Test(
        "people are no totals",
        arguments: [
            "王合计,13800138000", "小计强,13800138000", "共和,13800138000", "总小明,13800138000", "第五页,13800138000",
            "导出,13800138000",
        ]
    )
    func people(row: String) throws {
        #expect(try Sample("姓名,手机\n\(row)\n").items().rows.count == 1)
    }
}
