import CustomerFile
import Lifecycle
import Testing

@Suite("E-mail addresses in a customer file")
struct EmailTests {
    @Test(
        "lose what links put around them",
        arguments: [
            "mailto:a@b.cn", "MAILTO:a@b.cn", "mailto: a@b.cn", "a@b.cn?subject=Hi",
            "Mailto:a@b.cn?subject=a@c.cn".replacing("a@c.cn", with: "x"), "ａ＠ｂ．ｃｎ", " a@b.cn\u{A0}",
        ]
    )
    func links(text: String) throws {
        #expect(try value(text, under: "邮箱").get() == .text("a@b.cn"))
    }

    @Test(
        "are dot-atoms and labels",
        arguments: [
            "a.b.c@d-e.f.cn", "a+b_c@x.io", "!#$%&'*+-/=?^_`{|}~@b.cn", String(repeating: "a", count: 64) + "@b.cn",
            "a@" + String(repeating: "b", count: 63) + ".cn", "1@2.cn", "O'Hara@b.ie",
        ]
    )
    func addresses(text: String) throws {
        #expect(try value(text, under: "邮箱").get() == .text(text))
    }

    @Test(
        "that are none are refused",
        arguments: [
            ".a@b.cn", "a.@b.cn", "a..b@c.cn", String(repeating: "a", count: 65) + "@b.cn", "a@-b.cn", "a@b-.cn",
            "a@b..cn", "a@.b.cn",
            "a@b.cn.", "a@" + String(repeating: "b", count: 64) + ".cn", "a@b_c.cn", "a@b", "mailto:", "mailto:@b.cn",
            "a(b)@c.cn", "a@b.c:n",
            "<a@b.cn>", "a@b.cn;c@d.cn", "a@公司.cn",
        ]
    )
    func none(text: String) throws {
        #expect(
            try value(text, under: "邮箱")
                == .failure(RejectedCell(column: "邮箱", reason: "this is not an e-mail address"))
        )
    }
}
