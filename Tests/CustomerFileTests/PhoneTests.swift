import CustomerFile
import Lifecycle
import Testing

@Suite("Telephone numbers in a customer file")
struct PhoneTests {
    @Test(
        "are found among notes",
        arguments: [
            "13800138000(妻)", "妻:13800138000", "妻：13800138000", "手机13800138000", "13800138000 家", "13800138000（王女士）",
            "Tel: 13800138000", "13800138000 wife", "①13800138000", "微信同号13800138000", "13800138000转王", "[13800138000]",
            "电话#13800138000#",
            "13800138000a 13800138000",
        ]
    )
    func notes(text: String) throws {
        #expect(try value(text, under: "手机").get() == .text("13800138000"))
    }

    @Test(
        "abroad keep their country",
        arguments: [
            ("+1 650-253-0000", "+16502530000"), ("001 650 253 0000", "+16502530000"),
            ("001-650-253-0000", "+16502530000"),
            ("1-604-555-0199", "+16045550199"), ("1 (604) 555-0199", "+16045550199"),
            ("1 380 013 8000", "+13800138000"),
            ("+13800138000", "+13800138000"), ("+852 9123 4567", "+85291234567"), ("0085291234567", "+85291234567"),
            ("（香港）+852-9123-4567", "+85291234567"), ("+44 (20) 7946 0958", "+442079460958"),
            ("＋852 91234567", "+85291234567"),
        ]
    )
    func abroad(text: String, phone: String) throws {
        #expect(try value(text, under: "手机").get() == .text(phone))
    }

    @Test(
        "of the mainland are preferred, mobile ones first",
        arguments: [
            ("+852 9123 4567/13800138000", "13800138000"), ("021-12345678，13800138000", "13800138000"),
            ("+16502530000、021-12345678", "021-12345678"), ("+86 138-0013-8000", "13800138000"),
            ("86 13800138000", "13800138000"),
            ("+1 650-253-0000 家 13800138000", "13800138000"), ("13800138000+85291234567", "13800138000"),
            ("138****8000/13900139000", "13900139000"), ("138-0013-8000", "13800138000"),
            ("+86-13800138000", "13800138000"),
        ]
    )
    func preferred(text: String, phone: String) throws {
        #expect(try value(text, under: "手机").get() == .text(phone))
    }

    @Test(
        "that are none are refused",
        arguments: [
            "13800138000a", "a13800138000", "tel13800138000", "1380013800o", "138x0138000", "1380013800.0",
            "1380013800.00", "+852 12",
            "+1234567890123456", "2栋 1380013800", "138001380000.0", "021-1234567.0", "+0", "138 0013 80001",
            "9123 4567",
        ]
    )
    func none(text: String) throws {
        let reason = "this is neither a mobile number nor a landline with area code"
        #expect(try value(text, under: "手机") == .failure(RejectedCell(column: "手机", reason: reason)))
    }

    @Test(
        "that are masked are refused with the reason",
        arguments: ["138****8000", "138＊＊＊＊8000", "138 **** 8000", "1380013****", "021-****5678", "妻:138****8000"]
    )
    func masked(text: String) throws {
        let reason = "digits of this number are hidden: export it in full"
        #expect(try value(text, under: "手机") == .failure(RejectedCell(column: "手机", reason: reason)))
    }

    @Test(
        "lose the zeros of a decimal, with a remark",
        arguments: [
            "13800138000.0", "13800138000.00", "１３８００１３８０００．０", "8613800138000.0", "13800138000.0/021-12345678",
            "妻13800138000.0",
        ]
    )
    func decimal(text: String) throws {
        let items = try Sample("客户编号,手机\nC1,\(text)\n").items()
        #expect(items.rows.first?.values[1] == .text("13800138000"))
        #expect(items.remarks.map(\.column) == ["手机"])
    }
}
