import MailInbox
import Testing

@Suite("Bounces")
struct BounceTests {
    struct Expected: Sendable {
        let sample: String
        let action: RecipientReport.Action
        let failure: FailureKind?
        let status: EnhancedStatus?
        /// How the words begin.
        var words = ""
        var recipient: String? = Sample.recipient
        var key: MessageKey? = Sample.key
    }

    static let single: [Expected] = [
        Expected(
            sample: "postfix-unknown",
            action: .failed,
            failure: .hard,
            status: .init(5, 1, 1),
            words: "550 5.1.1 […] Recipient address rejected: User unknown in virtual mailbox table"
        ),
        Expected(
            sample: "postfix-delayed",
            action: .delayed,
            failure: .soft,
            status: .init(4, 4, 1),
            words: "connect to"
        ),
        Expected(sample: "postfix-delivered", action: .delivered, failure: nil, status: .init(2, 1, 5), words: "250"),
        Expected(sample: "sendmail-relayed", action: .relayed, failure: nil, status: .init(2, 1, 9)),
        Expected(sample: "list-expanded", action: .expanded, failure: nil, status: .init(2, 1, 5)),
        Expected(
            sample: "outlook-notfound",
            action: .failed,
            failure: .hard,
            status: .init(5, 1, 10),
            words: "550 5.1.10"
        ),
        Expected(
            sample: "exchange-restricted",
            action: .failed,
            failure: .policy,
            status: .init(5, 7, 133),
            words: "550"
        ),
        Expected(sample: "gmail-full", action: .failed, failure: .soft, status: .init(4, 2, 2), words: "452-4.2.2"),
        Expected(
            sample: "forwarded-elsewhere",
            action: .failed,
            failure: .soft,
            status: .init(5, 1, 1),
            recipient: "wang.fang@example.com"
        ),
        Expected(sample: "vague-status", action: .failed, failure: .hard, status: .init(5, 1, 1), words: "550 Mailbox"),
        Expected(
            sample: "nothing-but-code",
            action: .failed,
            failure: .soft,
            status: .init(5, 0, 0),
            words: "550 sorry"
        ),
        Expected(
            sample: "utf8-recipient",
            action: .failed,
            failure: .hard,
            status: .init(5, 1, 1),
            recipient: "李娜@example.com"
        ),
        Expected(
            sample: "qq-frequency",
            action: .failed,
            failure: .policy,
            status: .init(5, 7, 1),
            words: "550 Domain"
        ),
        Expected(
            sample: "netease-spam",
            action: .failed,
            failure: .policy,
            status: .init(5, 7, 1),
            words: "554 DT:SPM"
        ),
        Expected(sample: "contradicting-keys", action: .failed, failure: .soft, status: .init(5, 1, 1), key: nil),
        Expected(sample: "qmail", action: .failed, failure: .hard, status: .init(5, 1, 1)),
        Expected(sample: "exim", action: .failed, failure: .hard, status: .init(5, 1, 1)),
        Expected(sample: "exchange-2003", action: .failed, failure: .hard, status: .init(5, 1, 1)),
        Expected(sample: "qq-html", action: .failed, failure: .hard, status: .init(5, 1, 1)),
        Expected(sample: "netease-text", action: .failed, failure: .hard, status: .init(5, 1, 1)),
        Expected(sample: "aliyun-text", action: .failed, failure: .soft, status: .init(5, 2, 2)),
        Expected(sample: "gmail-text", action: .failed, failure: .hard, status: .init(5, 1, 1)),
        Expected(sample: "nameless-daemon", action: .failed, failure: .hard, status: .init(5, 1, 1)),
        Expected(sample: "null-sender", action: .failed, failure: .soft, status: .init(5, 2, 2)),
        Expected(
            sample: "names-nobody",
            action: .failed,
            failure: .soft,
            status: .init(5, 1, 1),
            words: "550 5.1.1 User unknown",
            recipient: nil,
            key: nil
        ),
    ]

    @Test("of every kind of server say who, which message, what and why", arguments: single)
    func report(expected: Expected) throws {
        guard case .delivery(let reports) = try Sample.meaning(expected.sample) else {
            Issue.record("\(expected.sample) is no bounce")
            return
        }
        let report = try #require(reports.first)
        #expect(reports.count == 1)
        #expect(report.recipient == expected.recipient.map(PersonalAddress.init), "\(expected.sample)")
        #expect(report.action == expected.action, "\(expected.sample)")
        #expect(report.failure == expected.failure, "\(expected.sample): \(report.words)")
        #expect(report.status == expected.status, "\(expected.sample)")
        #expect(report.message == expected.key, "\(expected.sample)")
        #expect(report.words.hasPrefix(expected.words), "\(report.words)")
    }

    @Test(
        "mean the same whatever ends their lines",
        arguments: ["postfix-unknown", "qmail", "qq-html"],
        ["\r", "\r\n"]
    )
    func lineEnds(sample: String, end: String) throws {
        let lines = String(decoding: try Sample.bytes(sample), as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let text = lines.joined(separator: end)
        #expect(Sample.reader.meaning(of: Array(text.utf8)) == (try Sample.meaning(sample)))
    }

    @Test("about several recipients say each one's own", arguments: ["no-empty-lines", "qmail-two"])
    func several(sample: String) throws {
        guard case .delivery(let reports) = try Sample.meaning(sample) else {
            Issue.record("\(sample) is no bounce")
            return
        }
        #expect(reports.map(\.recipient?.text) == [Sample.recipient, "zhao.min@example.com"])
        #expect(reports.map(\.failure) == [.hard, sample == "qmail-two" ? .policy : nil])
    }

    @Test("whose reason is nobody's in particular blame nobody for good")
    func shared() throws {
        guard case .delivery(let reports) = try Sample.meaning("several-in-one-text") else {
            Issue.record("no bounce")
            return
        }
        #expect(reports.map(\.failure) == [.soft, .soft])
    }

    @Test("keep no address in their words, and 200 characters at most", arguments: Sample.names)
    func words(sample: String) throws {
        guard case .delivery(let reports) = try Sample.meaning(sample) else { return }
        for report in reports {
            #expect(report.words.count <= 200)
            #expect(!report.words.contains("@") && !report.words.lowercased().contains("li.na"), "\(sample)")
            #expect(!"\(report)".contains("li.na"), "\(sample)")
        }
    }
}
