import CustomerFile
import Lifecycle
import Testing

@Suite("Words for “none”")
struct FillerTests {
    static let fillers = [
        "无", "/", "-", "—", "暂无", "待定", "测试", "未知", "不详", "空", "N/A", "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!",
        "#NULL!", "#NUM!", "nan", "NaN", "NULL", "nil", "None", "undefined", "\\N", "(null)", "<null>", "[null]", "--",
        "///",
        "?", "？", "、", "TBD", "Test", "－", "／", "Ｎ／Ａ", "＃Ｎ／Ａ", "（无）", "【暂无】", "“无”", "***", "……", "無", "暫無",
        " 无 ", "\u{3000}-\u{3000}", "无\u{200B}", "待 补 充", "=\"\"", "'-",
    ]

    @Test("are none in every column", arguments: fillers)
    func none(filler: String) throws {
        for header in ["姓名", "手机", "邮箱", "通讯地址", "签约日", "房号", "合同编号", "建筑面积", "管道保修月数", "已故", "勿扰", "付款方式"] {
            #expect(try value(filler, under: header).get() == nil, "\(header)")
        }
    }

    @Test("0 is none but where it is a number, or an answer", arguments: ["0", "０"])
    func zero(text: String) throws {
        for header in ["姓名", "手机", "邮箱", "通讯地址", "签约日", "房号", "合同编号", "已故", "勿扰"] {
            #expect(try value(text, under: header).get() == nil, "\(header)")
        }
        #expect(try value(text, under: "建筑面积").get() == .number(0))
        #expect(try value(text, under: "未结投诉数").get() == .integer(0))
        #expect(try value(text, under: "同意关怀").get() == .boolean(false))
        #expect(try value("00000000000", under: "手机").get() == nil)
    }

    @Test(
        "words that only look like them are taken",
        arguments: [
            ("姓名", "无为"), ("姓名", "吴"), ("姓名", "不悔"), ("姓名", "Nana"), ("姓名", "空海"), ("通讯地址", "无锡市"), ("通讯地址", "测试路1号"),
            ("房号", "1"), ("房号", "N1"), ("房号", "001"), ("楼栋", "未央栋"), ("通讯地址", "No. 1"), ("姓名", "Nil Armstrong"),
        ]
    )
    func others(header: String, text: String) throws {
        #expect(try value(text, under: header).get() == .text(text))
    }

    @Test(
        "words of fixed lists go before them",
        arguments: [("生日类型", "不详", "unconfirmed"), ("生日类型", "未知", "unconfirmed"), ("生日类型", "待确认", "unconfirmed")]
    )
    func choices(header: String, text: String, code: String) throws {
        #expect(try value(text, under: header).get() == .text(code))
    }

    @Test(
        "of the dead and those who want no message, only a plain no is one",
        arguments: [
            ("否", false), ("n", false), ("NO", false), ("false", false), ("F", false), ("×", false), ("是", true),
            ("y", true), ("Yes", true), ("1", true), ("TRUE", true), ("t", true), ("√", true), ("有", true),
            ("无", nil), ("0", nil), ("-", nil), ("", nil), ("#N/A", nil), ("暂无", nil),
        ]
    )
    func weighty(text: String, answer: Bool?) throws {
        for header in ["已故", "勿扰"] {
            #expect(try value(text, under: header).get() == answer.map(FieldValue.boolean), "\(header)")
        }
    }

    @Test("where something is there or not, 无 says that it is not")
    func had() throws {
        #expect(try value("无", under: "采暖").get() == .boolean(false))
        #expect(try value("有", under: "采暖").get() == .boolean(true))
        #expect(try value("暂无", under: "采暖").get() == nil)
    }

    @Test(
        "of names there are more",
        arguments: [
            "业主", "客户", "住户", "房主", "买受人", "先生", "女士", "匿名", "某某", "未登记", "test", "测试客户", "TEST01", "业主1", "客户 002",
            "測試用戶", "（业主）", "12345", "某先生", "user",
        ]
    )
    func noNames(text: String) throws {
        #expect(Filler.isNoName(text))
        #expect(try value(text, under: "姓名").get() == nil)
    }

    @Test("and no more", arguments: ["王先生", "业世主", "客家人", "Tester Smith", "安娜", "先生王", "某志远", "A"])
    func names(text: String) throws {
        #expect(try value(text, under: "姓名").get() == .text(text))
    }

    @Test(
        "as the only identity reject the row with a reason of their own",
        arguments: ["无,王敏,", "-,业主,13800138000", "测试,,", "#N/A,王敏,无", ",客户,13800138000", "暂无,测试,测试"]
    )
    func identity(row: String) throws {
        let items = try Sample("客户编号,姓名,手机\n\(row)\n").items()
        #expect(items.rows.isEmpty)
        let reason = try #require(items.rejections.first?.reason)
        #expect(reason.english.hasPrefix("what should tell this row apart says nothing"))
        #expect(reason.chinese.contains("占位词"))
    }
}
