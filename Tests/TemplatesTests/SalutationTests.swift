import Testing

@testable import Templates

@Suite("Salutation")
struct SalutationTests {
    @Test(
        "nobody without a usable name is greeted",
        arguments: [
            nil, "", " \u{3000}", "null", "NULL", "-", "无", "（已转让）", "#N/A", "暂无", "业主", "测试客户", "test01", "某某", "？",
            "０", "先生", "undefined",
        ]
    )
    func nobody(name: String?) {
        #expect(Salutation.of(name: name, gender: .female) == nil)
    }

    @Test("a recorded salutation wins, unless it says nothing")
    func recorded() {
        #expect(Salutation.of(name: "王芳", gender: .female, recorded: " 王老师 ") == "王老师")
        #expect(Salutation.of(name: nil, gender: nil, recorded: "王老师") == "王老师")
        for word in ["null", "#N/A", "暂无", "女士", "业主", "—", "N/A"] {
            #expect(Salutation.of(name: "王芳", gender: .female, recorded: word) == "王女士", "\(word)")
        }
    }

    @Test(
        "surname and title, if the sex is known",
        arguments: [
            ("王芳", Salutation.Gender.female, "王女士"), ("王", .male, "王先生"), (" 李建国 ", .male, "李先生"),
            ("欧阳修", .male, "欧阳先生"), ("欧阳", .male, "欧阳先生"), ("欧阳娜娜", .female, "欧阳女士"),
            ("令狐冲", .male, "令狐先生"), ("夏侯惇", .male, "夏侯先生"), ("夏雨", .female, "夏女士"),
            ("阿卜杜拉·买买提", .male, "阿卜杜拉·买买提先生"), ("王芳（配偶）", .female, "王女士"), ("𠮷田", .male, "𠮷先生"),
            ("王先生", .male, "王先生"),
        ]
    )
    func surnames(name: String, gender: Salutation.Gender, expected: String) {
        #expect(Salutation.of(name: name, gender: gender) == expected)
    }

    @Test("the full name, if it is not or the name is not Chinese")
    func fullNames() {
        #expect(Salutation.of(name: "王芳", gender: nil) == "王芳")
        #expect(Salutation.of(name: "John Smith", gender: .male) == "John Smith")
        #expect(Salutation.of(name: "王芳、李强", gender: .female) == "王芳、李强")
    }

    @Test(
        "companies and institutions have words of their own",
        arguments: [
            ("上海某某贸易有限公司", "贵公司"), ("某某集团", "贵公司"), ("某某（有限合伙）", "贵公司"), ("某某律师事务所", "贵单位"),
            ("某某大学", "贵单位"),
        ]
    )
    func organisations(name: String, expected: String) {
        #expect(Salutation.of(name: name, gender: nil) == expected)
        #expect(Salutation.of(name: name, gender: .male) == expected)
    }
}
