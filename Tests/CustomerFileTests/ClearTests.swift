import CustomerFile
import Lifecycle
import Testing

@Suite("Cells that ask to clear")
struct ClearTests {
    @Test(
        "are marked as such, in columns of every kind",
        arguments: [
            "（清空）", "(清空)", "【清空】", "<清空>", "＜清空＞", "(clear)", "（CLEAR）", "[清空]", " （ 清空 ） ", "《清空》", "（清\u{200B}空）",
        ]
    )
    func cleared(mark: String) throws {
        let headers = ["姓名", "手机", "邮箱", "通讯地址", "生日", "性别", "同意关怀", "勿扰", "签约日", "建筑面积", "付款方式", "楼栋", "未结投诉数", "称谓"]
        for header in headers {
            let items = try Sample("客户编号,\(header)\nC1,\(mark)\n").items()
            #expect(items.rows.map(\.values) == [[.text("C1"), nil]], "\(header)")
            #expect(items.rows.map(\.cleared) == [[1]], "\(header)")
        }
    }

    @Test("reject the row where they stand for what tells records apart")
    func keys() throws {
        for header in ["客户编号", "合同编号", "房号", "项目编号"] {
            let items = try Sample("姓名,手机,\(header)\n王敏,13800138000,（清空）\n").items()
            #expect(items.rejections.map(\.column) == [header])
            #expect(items.rejections.first?.reason.chinese.contains("不能清空") == true)
        }
    }

    @Test(
        "have to be the whole cell, with brackets",
        arguments: ["清空", "（清空）1", "请（清空）", "（清空", "清空）", "（已清空）", "clear", "（）清空"]
    )
    func others(text: String) throws {
        let items = try Sample("客户编号,通讯地址\nC1,\(text)\n").items()
        #expect(items.rows.map(\.values) == [[.text("C1"), .text(text)]])
        #expect(items.rows.map(\.cleared) == [[]])
    }

    @Test("of a lunar birthday clear it as well")
    func birthday() throws {
        let items = try Sample("客户编号,生日,生日类型,姓名\nC1,(清空),农历,（清空）\n").items()
        #expect(items.rows.map(\.cleared) == [[1, 3]] && items.remarks.isEmpty)
    }
}
