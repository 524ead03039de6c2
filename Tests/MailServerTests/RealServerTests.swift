import ChannelSupport
import Foundation
import Lifecycle
import MailChannel
import MailInbox
import Templates
import Testing

/// What we write, sent through a Postfix of its own and read by other people's programs.
@Suite("Mail through real servers", .timeLimit(.minutes(5)))
struct RealServerTests {
    private static let sender = (name: "某某置业客户关系部", mailbox: "care@\(PostfixServer.domain)")
    private static let page = "https://care.\(PostfixServer.domain)/u/0123456789abcdef.1"
    private static let workspace = "0123456789abcdef"
    private static let values: TemplateValues = [
        "称呼": "王女士", "项目": "云澜花园", "房屋": "云澜花园3栋2单元1801", "日期": "2026年11月22日", "时间": "上午9点30分",
        "顾问": "李明", "节点": "主体结构封顶", "姓名": "王小丽",
    ]

    private static func templates() throws -> TemplateFolder {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Templates")
        return try TemplateFolder(
            path: root.standardized.path(),
            settings: TemplateSettings(signature: "某某置业", hotline: "400-800-1234")
        )
    }

    private static func message(
        _ id: Int64,
        _ template: String,
        to mailbox: String,
        _ messageClass: MessageClass = .notice
    ) throws -> OutgoingMessage {
        let key = "\(workspace).\(id)"
        let envelope = EmailEnvelope(
            from: sender,
            to: "\(mailbox)@\(PostfixServer.domain)",
            key: key,
            writtenAt: 1_795_311_000 + id,
            messageClass: messageClass,
            unsubscribe: page,
            campaign: template
        )
        let text = try templates().email(template: template, values: values, envelope: envelope)
        return OutgoingMessage(id: id, address: envelope.to, key: key, content: .mime(text))
    }

    private static func channel(_ server: PostfixServer) throws -> MailChannel {
        MailChannel(
            try MailSettings(host: "127.0.0.1", port: server.port, security: .off, from: sender.mailbox)
        )
    }

    @Test("every template arrives as other programs would have written it", .needsPostfix, .needsPython)
    func readBack() async throws {
        let server = try await PostfixServer(mailboxes: ["person", "care"])
        let names = try Self.templates().names(.email)
        let messages = try names.enumerated().flatMap { index, name in
            try [MessageClass.notice, .promotion].enumerated().map { offset, messageClass in
                try Self.message(Int64(index * 2 + offset + 1), name, to: "person", messageClass)
            }
        }
        #expect(await (try Self.channel(server)).outcomes(of: messages) == messages.map { _ in .accepted })
        let mails = try await server.mails(in: "person", count: messages.count).map(ReadMail.read)
        #expect(Set(mails.compactMap { $0.headers["Message-ID"] }).count == messages.count)
        for mail in mails {
            #expect(mail.defects.isEmpty)
            #expect(mail.types == ["multipart/alternative", "text/plain", "text/html"])
            #expect(mail.headers["From"] == "\(Self.sender.name) <\(Self.sender.mailbox)>")
            #expect(mail.headers["Return-Path"] == "<\(Self.sender.mailbox)>")
            #expect(mail.headers["Subject"]?.contains("?") == false, "all words are decoded")
            #expect(mail.plain.contains("王女士") && mail.html.contains("王女士"))
            let isPromotion = mail.headers["Precedence"] == "bulk"
            #expect(mail.headers["List-Unsubscribe"]?.hasPrefix("<\(Self.page)>, <mailto:") ?? false == isPromotion)
            #expect((mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click") == isPromotion)
            #expect(mail.plain.contains(Self.page) == isPromotion)
        }
    }

    @Test("a mailbox that does not exist comes back as a bounce that names the message", .needsPostfix)
    func bounce() async throws {
        let server = try await PostfixServer(mailboxes: ["care"])
        let message = try Self.message(17, "birthday-greeting", to: "nobody", .promotion)
        #expect(await (try Self.channel(server)).outcomes(of: [message]) == [.accepted])
        let bounce = try #require(try await server.mails(in: "care", count: 1).first)
        let text = String(decoding: bounce, as: UTF8.self)
        #expect(text.contains("Original-Envelope-Id: \(message.key)\n"))
        guard case .delivery(let reports) = MailReader(senders: [Self.sender.mailbox]).meaning(of: bounce) else {
            Issue.record("it is not read as a bounce")
            return
        }
        let report = try #require(reports.first)
        #expect(reports.count == 1 && report.failure == .hard && report.action == .failed)
        #expect(report.message == MessageKey(workspace: Self.workspace, id: 17))
        #expect(report.status.map { "\($0.category).\($0.subject).\($0.detail)" } == "5.1.1")
    }

    @Test("rspamd has nothing to say against the form of a mail", .needsPostfix, .needsRspamd)
    func form() async throws {
        let server = try await PostfixServer(mailboxes: ["person"])
        let rspamd = try await RspamdServer()
        let messages = [
            try Self.message(1, "birthday-greeting", to: "person", .promotion),
            try Self.message(2, "design-change-notice", to: "person"),
        ]
        #expect(await (try Self.channel(server)).outcomes(of: messages) == [.accepted, .accepted])
        for mail in try await server.mails(in: "person", count: 2) {
            let recipient = "person@\(PostfixServer.domain)"
            let symbols = try rspamd.symbols(of: mail, from: Self.sender.mailbox, to: recipient)
            #expect(symbols.contains { $0.name == "MIME_GOOD" }, "it has looked")
            let against = symbols.filter { $0.score > 0 && !Self.allowed.contains($0.name) }
            #expect(against.isEmpty, "\(against)")
        }
    }

    @Test("rspamd looks at the date of a mail for its form, whatever day it is", .needsRspamd)
    func date() async throws {
        let rspamd = try await RspamdServer()
        guard case .mime(let bytes) = try Self.message(1, "birthday-greeting", to: "person").content else {
            Issue.record("it is no mail")
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let line = try #require(text.firstMatch(of: /\r\n(Date: [^\r]*\r\n)/)?.1)
        for (other, objections) in [
            (String(line), []), ("Date: Wed, 22 Nov 2000 09:30:00 +0800\r\n", []),
            ("Date: Mon, 22 Nov 2100 09:30:00 +0800\r\n", []), ("", ["MISSING_DATE"]),
            ("Date: 22 Nebelung\r\n", ["INVALID_DATE"]),
        ] {
            let mail = Array(text.replacing(line, with: other).utf8)
            let recipient = "person@\(PostfixServer.domain)"
            let symbols = try rspamd.symbols(of: mail, from: Self.sender.mailbox, to: recipient)
            #expect(symbols.filter { $0.score > 0 && $0.name.contains("DATE") }.map(\.name) == objections, "\(other)")
        }
    }

    /// What counts against a mail and stays: texts are base64 because Chinese is shortest so (a tenth of a point), and
    /// the test's own hop is not encrypted.
    private static let allowed: Set<String> = ["MIME_BASE64_TEXT", "RCVD_NO_TLS_LAST"]
}

extension Trait where Self == ConditionTrait {
    /// A Postfix of its own is needed.
    static var needsPostfix: Self {
        .enabled(if: PostfixServer.obstacle == nil, "\(PostfixServer.obstacle ?? "")")
    }

    /// Python is needed.
    static var needsPython: Self { .enabled(if: ServerProcess.has("python3"), "python3 is not installed") }

    /// rspamd is needed.
    static var needsRspamd: Self { .enabled(if: ServerProcess.has("rspamd", "rspamc"), "rspamd is not installed") }
}
