import CustomerFile
import Lifecycle
import Testing

@Suite("Traditional characters")
struct TraditionalTests {
    @Test(
        "in headers mean the same",
        arguments: [
            ("姓名", "person.name"), ("業主姓名", "person.name"), ("買受人", "person.name"), ("稱謂", "person.salutation"),
            ("手機", "person.phone"),
            ("行動電話", "person.phone"), ("電話號碼", "person.phone"), ("聯絡電話", "person.phone"), ("聯繫電話", "person.phone"),
            ("郵箱", "person.email"),
            ("電郵", "person.email"), ("電子郵件", "person.email"), ("通訊地址", "person.address"),
            ("生日類型", "person.birthday_kind"),
            ("同意關懷", "person.consent"), ("勿擾", "person.blocked"), ("項目編號", "project.code"), ("樓盤", "project.name"),
            ("客關團隊", "project.team"),
            ("採暖", "project.heating"), ("樓棟", "home.building"), ("單元", "home.unit"), ("單位", "home.room"),
            ("房號", "home.room"),
            ("戶型", "home.layout"), ("建築面積(㎡)", "home.area"), ("裝修標準", "home.finish"), ("合同編號", "journey.contract"),
            ("狀態", "journey.status"),
            ("付款方式", "journey.payment"), ("客戶關係專員", "journey.specialist"), ("產權關係", "ownership.role"),
            ("認購日", "milestone.subscription"),
            ("簽約日", "milestone.signing"), ("放款日", "milestone.loan"), ("預約交付日", "milestone.booked_handover"),
            ("實際交付日", "milestone.handover"),
            ("裝修辦理日", "milestone.fitout"), ("單\u{200B}元", "home.unit"), ("单位", nil),
        ] as [(String, String?)]
    )
    func headers(header: String, field: String?) throws {
        let reader = try Sample("客戶編號,\(header)\n").reader()
        #expect(
            reader.columns.fields.dropFirst().map { "\($0.record.rawValue).\($0.name)" } == [field].compactMap(\.self)
        )
    }

    @Test(
        "in words of lists mean the same",
        arguments: [
            ("狀態", "已簽約", "signed"), ("状态", "已交樓", "handed_over"), ("生日類型", "農曆", "lunar"), ("生日类型", "國曆", "solar"),
            ("生日类型", "陰曆", "lunar"), ("產權關係", "主業主", "main"), ("产权关系", "共有人", "co"), ("裝修標準", "精裝", "fitted"),
            ("付款方式", "按揭貸款", "mortgage"), ("付款方式", "分期付款", "instalments"), ("状态", "已轉讓", "transferred"),
            ("性别", "女", "female"),
        ]
    )
    func words(header: String, text: String, code: String) throws {
        #expect(try value(text, under: header).get() == .text(code))
    }

    @Test("answers", arguments: [("同意關懷", "拒絕", false), ("同意关怀", "已同意", true), ("采暖", "無", false)])
    func answers(header: String, text: String, answer: Bool) throws {
        #expect(try value(text, under: header).get() == .boolean(answer))
    }

    @Test("texts keep them")
    func texts() throws {
        #expect(try value("臺北市萬華區", under: "通讯地址").get() == .text("臺北市萬華區"))
        #expect(try value("陳國華", under: "姓名").get() == .text("陳國華"))
    }
}
