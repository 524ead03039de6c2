import ChineseCalendar
import CustomerFile
import Lifecycle
import Testing

@Suite("Files of projects")
struct ProjectFileTests {
    @Test(
        "are those that name projects, and no person, home or journey",
        arguments: [
            ("项目编号,城市", true), ("项目名称,工地开放日", true), ("楼盘,客关团队,采暖,清明提示,管道保修月数", true),
            ("客户编号,项目编号", false), ("姓名,手机,项目名称,工地开放日", false),
        ]
    )
    func header(text: String, tellsProjects: Bool) throws {
        #expect(try Sample(text + "\n").reader().columns.tellProjects == tellsProjects)
    }

    @Test(
        "of another kind are refused, with what to do",
        arguments: [
            ("城市,工地开放日", CustomerFileError.missingColumns(["客户编号", "姓名+手机"])),
            ("手机,项目编号", .missingColumns(["客户编号", "姓名"])),
            ("项目编号,合同编号,实际交付日", .columnsOfNobody(["合同编号", "实际交付日"])),
            ("项目编号,首次到访日", .columnsOfNobody(["首次到访日"])),
            ("房号,项目名称,楼栋号,工地开放日", .columnsOfNobody(["房号", "楼栋号"])),
        ]
    )
    func refused(text: String, error: CustomerFileError) throws {
        #expect(throws: error) { try Sample(text + "\n").reader() }
        #expect(!error.phrase.english.isEmpty && !error.phrase.chinese.isEmpty)
    }

    @Test("a column about journeys may be mapped to ignore")
    func ignored() throws {
        let mapping = HeaderMapping.standard.overriding(["分期": "ignore"])
        #expect(try Sample("项目编号,分期,工地开放日\n").reader(mapping).columns.tellProjects)
    }

    @Test("give rows with the project's facts and milestones; one that names none is rejected")
    func rows() throws {
        let items = try Sample(
            """
            项目名称,项目编号,采暖,管道保修月数,工地开放日
            云栖苑,P003,是,24,2026/12/5
            湖畔,,,,
            ,P004,,,2026-13-01
            ,,是,,2026-12-05

            合计,,,,
            """
        ).items()
        #expect(
            items.rows.map(\.values) == [
                [
                    .text("云栖苑"), .text("P003"), .boolean(true), .integer(24),
                    .day(try #require(Day(iso: "2026-12-05"))),
                ],
                [.text("湖畔"), nil, nil, nil, nil],
            ]
        )
        #expect(items.rejections.map(\.line) == [4, 5])
        #expect(items.rejections.map(\.column) == ["工地开放日", nil])
        #expect(items.rejections.last?.reason.english == "neither a project code nor a project name")
    }
}
