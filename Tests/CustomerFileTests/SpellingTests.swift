import CustomerFile
import Lifecycle
import Testing

@Suite("Characters that are not seen")
struct SpellingTests {
    static let invisible: [Unicode.Scalar] = [
        "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}",
        "\u{2069}",
        "\u{FEFF}", "\u{AD}", "\u{34F}", "\u{61C}", "\u{180E}", "\u{3164}", "\u{FE0F}", "\u{80}", "\u{9F}", "\u{7F}",
        "\u{1}",
        "\u{FFF9}", "\u{E0001}", "\u{E0101}",
    ]

    @Test("are gone from every cell and header", arguments: invisible)
    func gone(scalar: Unicode.Scalar) throws {
        for (header, text, read) in [
            ("姓名", "张#一", "张一"), ("通讯地址", "#清河#路#", "清河路"), ("房号", "12#01#", "1201"), ("合同编号", "#HT#1", "HT1"),
            ("手机", "#138#00138000#", "13800138000"), ("邮箱", "#a@b#.cn", "a@b.cn"),
        ] {
            let written = text.replacing("#", with: String(Character(scalar)))
            #expect(try value(written, under: header).get() == .text(read), "\(header)")
            #expect(try value(read, under: "\(scalar)\(header)\(scalar)").get() == .text(read), "\(header)")
        }
        #expect(try value("2026\(scalar)-03-01", under: "签约日").get() == value("2026-03-01", under: "签约日").get())
        #expect(try value("\(scalar)", under: "姓名").get() == nil)
    }

    @Test(
        "spaces of all kinds are spaces",
        arguments: ["\u{A0}", "\u{2007}", "\u{202F}", "\u{2009}", "\u{3000}", "\u{205F}", "\u{2003}", "\t"]
    )
    func spaces(space: String) throws {
        #expect(try value("\(space)张\(space)一\(space)", under: "姓名").get() == .text("张一"))
        #expect(try value("John\(space)Smith", under: "姓名").get() == .text("John Smith"))
        #expect(try value("清河路\(space)1 号", under: "通讯地址").get() == .text("清河路 1 号"))
        #expect(try value("138\(space)0013\(space)8000", under: "手机").get() == .text("13800138000"))
    }

    @Test(
        "names have no gaps between Chinese characters, and one between others",
        arguments: [
            ("张　一", "张一"), ("欧 阳  修", "欧阳修"), ("John  Smith", "John Smith"), ("王 John", "王 John"),
            ("阿卜杜拉 · 买买提", "阿卜杜拉 · 买买提"),
            ("𠮷 田", "𠮷田"), ("Ann", "Ann"), ("王\n敏", "王敏"),
        ]
    )
    func names(written: String, name: String) throws {
        #expect(try value(written, under: "姓名").get() == .text(name))
    }

    @Test(
        "dashes of all kinds are one in codes, phones and days",
        arguments: [
            "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{FE58}", "\u{FF0D}",
        ]
    )
    func dashes(dash: String) throws {
        #expect(try value("3\(dash)1", under: "楼栋").get() == .text("3-1"))
        #expect(try value("138\(dash)0013\(dash)8000", under: "手机").get() == .text("13800138000"))
        #expect(try value("021\(dash)12345678", under: "手机").get() == .text("021-12345678"))
        #expect(try value("2026\(dash)03\(dash)01", under: "签约日").get() == value("2026-03-01", under: "签约日").get())
        #expect(try value("清河路\(dash)1", under: "通讯地址").get() == .text("清河路\(dash)1"))
    }
}
