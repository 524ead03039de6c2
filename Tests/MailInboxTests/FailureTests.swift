import Testing

@testable import MailInbox

@Suite("Failures")
struct FailureTests {
    private static let address = PersonalAddress("li.na@example.com")
    private static let copy = ReturnedCopy(
        key: MessageKey(workspace: "0123456789abcdef", id: 42),
        recipients: [address]
    )

    private func report(_ words: String, _ status: EnhancedStatus? = nil) -> RecipientReport? {
        Finding(final: Self.address, action: .failed, status: status, words: words).report(about: Self.copy)
    }

    @Test(
        "are blamed on the address only when servers say that it does not exist",
        arguments: [
            ("", nil), ("550 sorry", nil), ("550 5.1.1 User unknown", .hard), ("550 Mailbox not found", .hard),
            ("550 User not found: […]", .hard), ("550 RESOLVER.ADR.RecipNotFound", .hard), ("554 收件人不存在", .hard),
            ("550 5.1.1 user unknown, see http://antispam.example.com", .hard), ("450 user unknown", nil),
            ("550 5.1.1 rejected by antispam", .policy), ("550 5.7.1 user unknown", .policy),
            ("550 Mailbox unavailable or access denied", .policy), ("550 Connection frequency limited", .policy),
            ("550 Mail content denied", .policy), ("421 HL:REP", .policy), ("450 MI:DMC", .policy),
            ("554 DT:SPM", .policy),
            ("550 5.7.26 unauthenticated email", .policy), ("550 SPF check failed", .policy), ("554 DMARC", .policy),
            ("552 message size exceeds limit", .policy),
            ("550 Sender address rejected: Domain does not exist", .policy),
            ("550 5.4.1 Recipient address rejected: Access denied", nil), ("552 5.2.2 mailbox full", nil),
            ("452 4.2.2 over quota", nil), ("451 try again later", nil), ("550 5.2.1 account disabled", nil),
            ("550 5.4.4 Host or domain name not found", nil), ("550 5.1.2 Host unknown", .hard),
            ("550 5.4.1 Recipient address rejected:\n   Access denied", nil), ("554 no PTR record", .policy),
            ("550 mail rejected", .policy), ("The recipient name is not recognized", .hard), ("garbled", nil),
        ] as [(String, FailureKind?)]
    )
    func kinds(words: String, kind: FailureKind?) throws {
        #expect(try #require(report(words)).failure == kind ?? .soft, "\(words)")
    }

    @Test(
        "have the code given, the one said, or one that means the same",
        arguments: [
            (nil, "", nil), (nil, "550 sorry", EnhancedStatus(5, 0, 0)), (nil, "550 user unknown", .init(5, 1, 1)),
            (.init(5, 0, 0), "550 5.1.1 x", .init(5, 1, 1)), (.init(5, 0, 0), "450 4.2.1 x", .init(5, 0, 0)),
            (.init(5, 2, 1), "550 5.1.1 x", .init(5, 2, 1)), (nil, "552 mailbox full", .init(5, 2, 2)),
            (nil, "DT:SPM", .init(5, 7, 1)),
        ] as [(EnhancedStatus?, String, EnhancedStatus?)]
    )
    func status(given: EnhancedStatus?, words: String, status: EnhancedStatus?) {
        #expect(report(words, given)?.status == status)
    }

    @Test("end nobody's mail without the message, the address, or against the message's own")
    func certain() {
        let words = "550 5.1.1 user unknown"
        var finding = Finding(final: Self.address, action: .failed, words: words)
        #expect(finding.report(about: Self.copy)?.failure == .hard)
        #expect(finding.report(about: ReturnedCopy(key: Self.copy.key))?.failure == .hard)
        #expect(finding.report(about: ReturnedCopy(recipients: [Self.address]))?.failure == .soft)
        finding.isExact = false
        #expect(finding.report(about: Self.copy)?.failure == .soft)
        finding = Finding(final: PersonalAddress("b@example.com"), action: .failed, words: words)
        #expect(finding.report(about: Self.copy)?.failure == .soft)
        finding.original = Self.address
        #expect(finding.report(about: Self.copy)?.failure == .hard)
        #expect(Finding(action: .failed, words: words).report(about: Self.copy)?.failure == .soft)
    }

    @Test(
        "codes are told from other numbers",
        arguments: [
            ("", nil), ("5.1.1", "5.1.1"), ("#5.1.1)", "5.1.1"), ("550-5.7.133 x", "5.7.133"), ("5.1.1.1", nil),
            ("15.1.1", nil),
            ("203.0.5.1.1", nil), ("3.1.1", nil), ("5.1.", nil), ("5.1.1234", nil), ("2.0.0.", "2.0.0"),
            ("5..1 4.2.2", "4.2.2"),
        ] as [(String, String?)]
    )
    func enhanced(text: String, code: String?) {
        #expect(EnhancedStatus(in: Array(text.utf8)[...])?.description == code)
    }

    @Test(
        "reply codes stand alone",
        arguments: [
            ("", nil), ("550", 550), ("550-x", 550), ("said: 421 x", 421), ("5500", nil), ("x550", nil),
            ("203.0.113.550", nil),
            ("250 399 600 554", 554), ("mx550.example.com", nil),
        ] as [(String, Int?)]
    )
    func reply(text: String, code: Int?) { #expect(ReplyCode.find(in: Array(text.utf8)[...]) == code) }
}
