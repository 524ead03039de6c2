import ChineseCalendar
import Lifecycle
import Testing

@Suite("Cells of a customer file")
struct CellValueTests {
    @Test(
        "a day is read in every shape exports use",
        arguments: [
            "2026-03-01", "2026/3/1", "2026.3.1", "20260301", "2026年3月1日", "2026年03月01", "2026-03-01 00:00:00",
            "2026/3/1 0:00", "2026-03-01T08:30:00Z", "46082", "２０２６－０３－０１", " 2026-03-01\u{A0}", "\u{3000}2026/03/01",
            "=\"2026-03-01\"", "'2026-03-01",
        ]
    )
    func days(text: String) throws {
        #expect(try value(text, under: "签约日").get() == .day(try #require(Day(iso: "2026-03-01"))))
    }

    @Test(
        "the edges of days",
        arguments: [
            ("1900-01-02", "1900-01-02"), ("2100-12-31", "2100-12-31"), ("20000", "1954-10-03"),
            ("73050", "2099-12-31"),
        ]
    )
    func dayEdges(text: String, day: String) throws {
        #expect(try value(text, under: "签约日").get() == .day(try #require(Day(iso: day))))
    }

    @Test(
        "what is no day rejects the row",
        arguments: [
            ("0000-00-00", "the date stands for “none”: leave the cell empty"),
            ("1900-01-00", "the date stands for “none”: leave the cell empty"),
            ("1900/1/1", "the date stands for “none”: leave the cell empty"),
            ("1899-12-30", "the date stands for “none”: leave the cell empty"),
            ("9999-12-31 00:00:00", "the date stands for “none”: leave the cell empty"),
            ("1899-12-29", "the year is not between 1900 and 2100"),
            ("2101-01-01", "the year is not between 1900 and 2100"),
            ("2026-02-30", "there is no such day"), ("2026-13-01", "there is no such day"),
            ("20260230", "there is no such day"), ("2025-02-29", "there is no such day"),
        ]
            + ["19999", "73051", "123", "2026-03", "3/1/2026", "2026-3/1", "2026-03-01x", "明天", "2026-03-01 noon"].map {
                ($0, "this is not a date: write it as 2026-03-01")
            }
    )
    func wrongDays(text: String, reason: String) throws {
        #expect(try value(text, under: "签约日") == .failure(RejectedCell(column: "签约日", reason: reason)))
    }

    @Test(
        "a phone is the first mobile number, or else a landline",
        arguments: [
            ("13800138000", "13800138000"), ("+86 138 0013 8000", "13800138000"), ("0086-138-0013-8000", "13800138000"),
            ("8613800138000", "13800138000"), ("013800138000", "13800138000"), ("１３８００１３８０００", "13800138000"),
            ("021-12345678/13800138000", "13800138000"), ("13800138000、13900139000", "13800138000"),
            ("13800138000 13900139000", "13800138000"), ("13800138000；13900139000", "13800138000"),
            ("13800138000转801", "13800138000"), ("=\"13800138000\"", "13800138000"), ("'13800138000", "13800138000"),
            ("021-12345678", "021-12345678"), ("02112345678", "021-12345678"), ("(021)12345678", "021-12345678"),
            ("0571-8765432", "0571-8765432"), ("057187654321", "0571-87654321"), ("+86-021-1234-5678", "021-12345678"),
            ("021-12345678-801", "021-12345678-801"), ("400-800-1234", "4008001234"),
        ]
    )
    func phones(text: String, phone: String) throws {
        #expect(try value(text, under: "手机").get() == .text(phone))
    }

    @Test(
        "what is no phone rejects the row",
        arguments: [
            ("1.38E+10", "Excel has damaged this number: format the column as text"),
            ("1.38001e+10", "Excel has damaged this number: format the column as text"),
        ]
            + ["12800138000", "1380013800", "138001380001", "12345678", "1380013800a"].map {
                ($0, "this is neither a mobile number nor a landline with area code")
            }
    )
    func wrongPhones(text: String, reason: String) throws {
        #expect(try value(text, under: "联系电话") == .failure(RejectedCell(column: "联系电话", reason: reason)))
    }

    @Test(
        "numbers keep their decimals and lose their commas",
        arguments: [
            ("0", 0), ("128.50", 128.5), ("1,280.00", 1280), ("1,234,567.5", 1_234_567.5), ("-3.25", -3.25),
            ("１２８．５", 128.5), ("89.90", 89.9),
        ]
    )
    func numbers(text: String, number: Double) throws {
        #expect(try value(text, under: "建筑面积(㎡)").get() == .number(number))
    }

    @Test(
        "what is no number rejects the row",
        arguments: ["约一百", "1,28.0", "12,8", ",128", "1.2.3", "1e3", "1234567890123456"]
    )
    func wrongNumbers(text: String) throws {
        #expect(try value(text, under: "面积") == .failure(RejectedCell(column: "面积", reason: "this is not a number")))
    }

    @Test("integers have no decimals")
    func integers() throws {
        #expect(try value("24", under: "管道保修月数").get() == .integer(24))
        #expect(
            try value("24.5", under: "管道保修月数")
                == .failure(RejectedCell(column: "管道保修月数", reason: "this is not a whole number"))
        )
    }

    @Test(
        "yes and no in every usual word",
        arguments: [
            ("是", true), ("Y", true), ("1", true), ("同意", true), ("TRUE", true), ("否", false), ("n", false),
            ("0", false),
            ("不同意", false), ("false", false), ("Ｙ", true),
        ]
    )
    func booleans(text: String, answer: Bool) throws {
        #expect(try value(text, under: "同意关怀").get() == .boolean(answer))
    }

    @Test(
        "choices are read by code, label and what departments say",
        arguments: [
            ("状态", "已交付", "handed_over"), ("状态", "handed_over", "handed_over"), ("状态", "已收楼", "handed_over"),
            ("状态", "签约", "signed"), ("状态", "挞定", "returned"), ("房间状态", "更名", "transferred"),
            ("付款方式", "商业贷款", "mortgage"), ("付款方式", "一次性", "full"), ("产权关系", "业主", "main"),
            ("产权关系", "配偶", "co"), ("生日类型", "阴历", "lunar"), ("性别", "Male", "male"), ("装修标准", "毛坯房", "bare"),
        ]
    )
    func choices(header: String, text: String, code: String) throws {
        #expect(try value(text, under: header).get() == .text(code))
    }

    @Test("a word outside the list rejects the row and names the list, not the word")
    func wrongChoice() throws {
        #expect(try value("甲", under: "性别") == .failure(RejectedCell(column: "性别", reason: "this is none of 男, 女")))
        #expect(
            try value("或许", under: "同意关怀")
                == .failure(RejectedCell(column: "同意关怀", reason: "this is neither yes nor no: write 是 or 否"))
        )
    }

    @Test("an address has one @ and a dot behind it", arguments: ["a@b.cn", "fang.du+1@mail.example.com"])
    func emails(text: String) throws {
        #expect(try value(text, under: "邮箱").get() == .text(text))
    }

    @Test(
        "what is no address rejects the row",
        arguments: [
            "fangdu", "@b.cn", "a@", "a@b", "a@b.", "a@@b.cn", "a b@c.cn", "张@b.cn", "a@b.cn\nBcc: c@d.cn",
            "a@b.cn,c@d.cn", String(repeating: "a", count: 250) + "@b.cn",
        ]
    )
    func wrongEmails(text: String) throws {
        #expect(
            try value(text, under: "邮箱")
                == .failure(RejectedCell(column: "邮箱", reason: "this is not an e-mail address"))
        )
    }

    @Test(
        "texts lose what spreadsheets put around them, and line breaks",
        arguments: [
            ("通讯地址", " 清河路 1 号\u{3000}", "清河路 1 号"), ("通讯地址", "清河路\r\n1 号", "清河路 1 号"),
            ("房号", "=\"0501\"", "0501"), ("房号", "'0501", "0501"), ("楼栋", "１０栋", "10栋"), ("姓名", "Ｔom", "Ｔom"),
            ("姓名", "“小”王", "“小”王"), ("通讯地址", "他说\"好\"", "他说\"好\""),
        ]
    )
    func texts(header: String, text: String, read: String) throws {
        #expect(try value(text, under: header).get() == .text(read))
    }

    @Test("cells of nothing but spaces are empty", arguments: ["", " ", "\u{3000}\u{A0}", "=\"\""])
    func empty(text: String) throws {
        for header in ["签约日", "手机", "姓名", "建筑面积", "状态", "同意关怀", "邮箱"] {
            #expect(try value(text, under: header).get() == nil)
        }
    }
}
