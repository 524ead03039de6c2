import CustomerFile
import Lifecycle
import Testing

@Suite("Header of a customer file")
struct HeaderTests {
    private func names(_ columns: CustomerColumns) -> [String] {
        columns.fields.map { "\($0.record.rawValue).\($0.name)" }
    }

    @Test(
        "one header in many spellings",
        arguments: [
            "建筑面积", " 建筑面积 ", "建筑面积(㎡)", "建筑面积（平方米）", "建 筑 面 积", "*建筑面积", "\"建筑面积\n(㎡)\"", "面积【实测】",
            "home.area",
        ]
    )
    func spellings(header: String) throws {
        let reader = try Sample("客户编号,\(header)\nC1,88\n").reader()
        #expect(names(reader.columns) == ["person.number", "home.area"])
    }

    @Test(
        "departments' words",
        arguments: [
            ("买受人", "person.name"), ("移动电话", "person.phone"), ("电话1", "person.phone"), ("E-Mail", "person.email"),
            ("楼盘", "project.name"), ("幢", "home.building"), ("室号", "home.room"), ("协议编号", "journey.contract"),
            ("网签日期", "milestone.signing"), ("入伙日期", "milestone.handover"), ("约定交付日期", "milestone.planned_handover"),
        ]
    )
    func synonyms(header: String, field: String) throws {
        #expect(names(try Sample("客户编号,\(header)\n").reader().columns) == ["person.number", field])
    }

    @Test("titles above the header are passed over", arguments: [1, 4096])
    func title(chunkSize: Int) throws {
        let text = "客户台账,,\n导出日期:2026-11-22,,\n\n客户编号,姓名,城市\nC1,王敏,上海\n"
        var reader = try Sample(text).reader(chunkSize: chunkSize)
        #expect(reader.headerLine == 4)
        #expect(try reader.rest().rows.map(\.line) == [5])
    }

    @Test("unknown and repeated headers are reported and left out")
    func reported() throws {
        var reader = try Sample("客户编号,备注,手机,联系电话,\nC1,x,13800138000,oops,\n").reader()
        #expect(reader.unknownHeaders == ["备注"])
        #expect(reader.repeatedHeaders == ["联系电话"])
        #expect(try reader.rest().rows.map(\.values) == [[.text("C1"), .text("13800138000")]])
    }

    @Test("a workspace's own headers go first")
    func overriding() throws {
        let mapping = HeaderMapping.standard.overriding([
            "状态": "ignore", "业主卡号": "person.number", "开盘": "milestone.visit",
        ])
        let reader = try Sample("业主卡号,状态,开盘\n").reader(mapping)
        #expect(names(reader.columns) == ["person.number", "milestone.visit"])
        #expect(reader.unknownHeaders.isEmpty)
    }

    @Test("a mapping to a field that does not exist names the nearest")
    func wrongMapping() throws {
        let mapping = HeaderMapping.standard.overriding(["电话": "person.fone"])
        #expect(throws: CustomerFileError.unknownField("person.fone", nearest: "person.phone")) {
            try Sample("电话,姓名\n").reader(mapping)
        }
    }

    @Test("a workspace's milestones are columns")
    func milestones() throws {
        let sample = try Sample("客户编号,泳池开放日\n")
        let vocabulary = Vocabulary(addingMilestones: [(code: "pool_open", title: "泳池开放日")])
        let reader = try CustomerFileReader(path: sample.path, vocabulary: vocabulary)
        #expect(names(reader.columns) == ["person.number", "milestone.pool_open"])
    }
}
