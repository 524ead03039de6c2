import Lifecycle
import Testing

@testable import Templates

@Suite("E-mail")
struct EmailTests {
    private let folder = TemplateFolder.make([
        "hello.email.txt": "主题: {{项目}}\n\n尊敬的{{称呼}}：\n\n您好。\n再会 <3\n", "offer.email.txt": "主题：新品\n广告: 是\n\n您好",
        "page.email.txt": "Subject: 您好\n\n您好", "page.email.html": "<p>{{称呼}}</p>",
        "whole.email.txt": "主题: 您好\n\n您好", "whole.email.html": "<html><body><p>您好</p></body></html>",
    ])
    private let values = ["称呼": "王&女士", "项目": "云澜花园"]

    @Test("a notice, byte for byte")
    func golden() throws {
        let text = try folder.email("page", values)
        let head = """
            From: =?UTF-8?B?5p+Q5p+Q572u5Lia5a6i5oi35YWz57O76YOo?= <care@example.com>
            To: wang@example.org
            Subject: =?UTF-8?B?5oKo5aW9?=
            Date: Sun, 22 Nov 2026 09:30:00 +0800
            Message-ID: <ws1.17@example.com>
            Auto-Submitted: auto-generated
            X-Auto-Response-Suppress: OOF, AutoReply
            MIME-Version: 1.0
            Content-Type: multipart/alternative;
             boundary="=_48096048542d7f30"

            --=_48096048542d7f30
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            5oKo5aW9DQo=
            --=_48096048542d7f30
            """
        #expect(text.hasPrefix(head.replacing("\n", with: "\r\n")))
        #expect(text.hasSuffix("\r\n--=_48096048542d7f30--\r\n"))
    }

    @Test("lines end in CRLF and keep to 76 columns")
    func lines() throws {
        let text = try folder.email("hello", values)
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    @Test("the same envelope gives the same bytes, another key another boundary")
    func deterministic() throws {
        #expect(try folder.email("hello", values) == folder.email("hello", values))
        #expect(try folder.email("hello", values, .make(key: "ws1.18")).contains("48096048542d7f30") == false)
    }

    @Test("a long sender's name moves the address to a line of its own")
    func longSender() throws {
        let text = try folder.email("page", values, .make(name: String(repeating: "客", count: 13)))
        #expect(text.contains("?=\r\n <care@example.com>\r\n"))
        #expect(try folder.email("page", values, .make(name: "")).hasPrefix("From: care@example.com\r\n"))
    }

    @Test("a missing value anywhere is an error", arguments: ["称呼", "项目"])
    func missing(variable: String) {
        var values = values
        values[variable] = nil
        #expect(throws: RenderingProblem.missingVariable(template: "hello", variable: variable)) {
            try folder.email("hello", values)
        }
    }

    @Test("a real mail program reads it back", .enabled(if: PythonMail.isInstalled), .timeLimit(.minutes(1)))
    func readBack() throws {
        let mail = try PythonMail.read(try folder.email("hello", values))
        #expect(mail["defects"] == "")
        #expect(mail["From"] == "某某置业客户关系部 <care@example.com>")
        #expect(mail["To"] == "wang@example.org")
        #expect(mail["Subject"] == "云澜花园")
        #expect(mail["Date"] == "2026-11-22T09:30:00+08:00")
        #expect(mail["Message-ID"] == "<ws1.17@example.com>")
        #expect(mail["List-Unsubscribe"] == "None")
        #expect(mail["types"] == "multipart/alternative text/plain text/html")
        #expect(mail["plain"] == "尊敬的王&女士：\n\n您好。\n再会 <3\n")
        #expect(mail["html"]?.contains("<p>尊敬的王&amp;女士：</p>\n<p>您好。<br>\n再会 &lt;3</p>") == true)
    }

    @Test("a promotion says how to refuse more of them", .enabled(if: PythonMail.isInstalled), .timeLimit(.minutes(1)))
    func promotion() throws {
        let mail = try PythonMail.read(try folder.email("offer", values, .make(messageClass: .promotion)))
        #expect(mail["defects"] == "")
        #expect(mail["Subject"] == "广告：新品")
        #expect(mail["List-Unsubscribe"] == "<mailto:care@example.com?subject=unsubscribe>")
        #expect(mail["List-Unsubscribe-Post"] == "None" && mail["Precedence"] == "bulk")
        #expect(mail["plain"]?.contains("某某置业\n如不愿再收到此类邮件") == true)
        #expect(mail["html"]?.contains("或致电400-800-1234") == true)
    }

    @Test("a page to refuse stands in the headers and in both texts", .enabled(if: PythonMail.isInstalled))
    func unsubscribePage() throws {
        let page = "https://care.example.com/u/0123456789abcdef.17?a=1&b=2"
        let envelope = EmailEnvelope.make(messageClass: .promotion, unsubscribe: page, campaign: "新品")
        let mail = try PythonMail.read(try folder.email("offer", values, envelope))
        #expect(mail["defects"] == "")
        #expect(mail["List-Unsubscribe"] == "<\(page)>, <mailto:care@example.com?subject=unsubscribe>")
        #expect(mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
        #expect(mail["Feedback-ID"]?.wholeMatch(of: /[0-9a-f]{16}::promotion:examplecom/) != nil)
        #expect(mail["plain"]?.contains("请打开 \(page) 退订，或回复本邮件") == true)
        #expect(mail["html"]?.contains("<a href=\"\(page.replacing("&", with: "&amp;"))\"") == true)
    }

    @Test("a notice has nothing to refuse, whatever page there is")
    func noticeWithPage() throws {
        let text = try folder.email("page", values, .make(unsubscribe: "https://a.cn/1", campaign: "handover-notice"))
        #expect(!text.contains("List-Unsubscribe") && !text.contains("Precedence"))
        #expect(text.contains("\r\nFeedback-ID: handover-notice::notice:examplecom\r\n"))
    }

    @Test(
        "a page that is not encrypted, or could carry more than itself, is refused",
        arguments: ["http://a.cn/1", "https://a.cn/>,<b", "https://a.cn/ 1", "https://a.cn/\r\nBcc: x@y.cn", ""]
    )
    func badPage(page: String) {
        #expect(throws: RenderingProblem.self) {
            try folder.email("offer", values, .make(messageClass: .promotion, unsubscribe: page))
        }
    }

    @Test("an advertisement goes as a promotion or not at all, and says what it is once")
    func advertisement() throws {
        let error = #expect(throws: RenderingProblem.self) { try folder.email("offer", values) }
        #expect(error?.description.contains("make the rule's message a promotion") == true)
        #expect(folder.isAdvertisement("offer") && !folder.isAdvertisement("page"))
        let twice = TemplateFolder.make(["a.email.txt": "主题：广告：新品\n广告: 是\n\n您好"])
        let text = try twice.email("a", [:], .make(messageClass: .promotion))
        #expect(text.contains("Subject: =?UTF-8?B?5bm/5ZGK77ya5paw5ZOB?=\r\n"))
        #expect(try twice.preview(template: "a", values: [:]).hasPrefix("广告：新品\n"))
        #expect(try folder.preview(template: "offer", values: [:]).hasPrefix("广告：新品\n"))
    }

    @Test(
        "a page of its own is framed unless it is a whole document",
        .enabled(if: PythonMail.isInstalled),
        .timeLimit(.minutes(1))
    )
    func pages() throws {
        let framed = try PythonMail.read(try folder.email("page", values))
        #expect(framed["html"]?.hasPrefix("<!DOCTYPE html>") == true)
        #expect(framed["html"]?.contains("<p>王&amp;女士</p>") == true)
        let whole = try PythonMail.read(try folder.email("whole", values, .make(messageClass: .promotion)))
        #expect(whole["html"]?.hasPrefix("<html><body><p>您好</p><p style=") == true)
        #expect(whole["html"]?.hasSuffix("</p></body></html>\n") == true)
    }

    @Test("long headers survive", .enabled(if: PythonMail.isInstalled), .timeLimit(.minutes(1)))
    func longHeaders() throws {
        let project = String(repeating: "云澜花园𠮷👨‍👩‍👧", count: 12)
        let name = String(repeating: "某某置业", count: 12)
        let mail = try PythonMail.read(try folder.email("hello", ["称呼": "王", "项目": project], .make(name: name)))
        #expect(mail["Subject"] == project)
        #expect(mail["From"] == "\(name) <care@example.com>")
        #expect(mail["defects"] == "")
    }
}
