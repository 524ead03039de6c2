import MailInbox
import Testing

@Suite("Answers and complaints")
struct AnswerTests {
    private static let answer = Answer(sender: PersonalAddress(Sample.recipient), message: Sample.key)
    private static let unasked = Answer(sender: PersonalAddress(Sample.recipient), message: nil)

    @Test(
        "mean what they say",
        arguments: [
            ("optout-td", .optOut(answer, word: "TD")), ("optout-quoted", .optOut(answer, word: "退订")),
            ("optout-phone", .optOut(answer, word: "不要再发了")), ("optout-big5", .optOut(answer, word: "退訂")),
            ("optout-wrapped", .optOut(answer, word: "R")), ("optout-html", .optOut(answer, word: "退订")),
            ("optout-subject", .optOut(unasked, word: "UNSUBSCRIBE")),
            ("optout-subject-body", .optOut(unasked, word: "UNSUBSCRIBE")),
            ("optout-address", .optOut(unasked, word: "")),
            ("reply-question", .reply(answer)), ("reply-only-quote", .reply(answer)),
            ("reply-no-reference", .reply(unasked)), ("reply-subject-of-ours", .reply(answer)),
            ("vacation-rfc3834", .vacation(answer)), ("vacation-subject", .vacation(unasked)),
            ("vacation-field", .vacation(answer)), ("vacation-precedence", .vacation(answer)),
            ("arf-abuse", .complaint(.init(kind: "abuse", recipient: answer.sender, message: Sample.key))),
            ("arf-hidden", .complaint(.init(kind: "abuse", recipient: answer.sender, message: Sample.key))),
            ("arf-not-spam", .unrelated),
        ] as [(String, ReturnedMail)]
    )
    func meaning(sample: String, expected: ReturnedMail) throws {
        #expect(try Sample.meaning(sample) == expected, "\(sample)")
    }

    @Test("what has nothing to do with us is left alone", arguments: Sample.names.filter { $0.hasPrefix("unrelated") })
    func unrelated(sample: String) throws {
        #expect(try Sample.meaning(sample) == .unrelated)
    }

    @Test(
        "a word of refusal is one only when it is all that was written",
        arguments: [
            ("", false), ("T", true), ("  td.\n", true), ("回复TD", true), ("TD退订", true), ("请退订", true), ("取消预约", false),
            ("退订\n王女士", false), ("R u there?", false), ("T\n--\n王敏\n客户经理", true),
            ("T\n\n________________\nFrom: Care", true),
            ("T\n发件人: 客户关系部\n退订说明", true), ("> T\n好的", false), ("ＴＤ", true), ("Ⓣ", true), ("退\u{200B}订", true),
        ]
    )
    func refusal(body: String, isRefusal: Bool) {
        let meaning = Sample.meaning(header: ["From: a@example.com", "Subject: Re: x"], body: body)
        if case .optOut = meaning { #expect(isRefusal, "\(body)") } else { #expect(!isRefusal, "\(body)") }
    }

    @Test("a provider's button refuses for the person, and an absent person's program does not")
    func button() {
        let header = ["From: a@example.com", "Auto-Submitted: auto-generated", "Subject: unsubscribe"]
        let answer = Answer(sender: PersonalAddress("a@example.com"), message: nil)
        #expect(Sample.meaning(header: header) == .optOut(answer, word: "UNSUBSCRIBE"))
        #expect(Sample.meaning(header: header + ["List-Id: <x>"]) == .unrelated)
        let absent = ["From: MAILER-DAEMON@example.com", "Subject: 自动回复: 退信", "Auto-Submitted: auto-replied"]
        #expect(Sample.meaning(header: absent, body: "550 user unknown") != .unrelated)
        if case .delivery = Sample.meaning(header: absent, body: "550 user unknown") { Issue.record("a bounce") }
    }

    @Test("an address that people also write to for other reasons takes no refusals")
    func ownAddress() {
        let reader = MailReader(senders: ["care@example.net"], optOutAddresses: ["Care@example.net"])
        let text = "From: a@example.com\nTo: care@example.net\nSubject: x\n\nhello\n"
        #expect(reader.meaning(of: Array(text.utf8)) == .unrelated)
    }

    @Test(
        "a key is found only where it stands whole",
        arguments: [
            ("<0123456789abcdef.42@example.net>", 42), ("<00123456789abcdef.42@example.net>", nil),
            ("<0123456789ABCDEF.42@example.net>", nil), ("<0123456789abcdef.042@example.net>", nil),
            ("<0123456789abcdef.42a@example.net>", nil), ("<0123456789abcdef.9223372036854775808@x>", nil),
            ("<0123456789abcdef.42.1@example.net>", nil), ("<a@b> <0123456789abcdef.7@example.net>", 7), ("", nil),
            ("<0123456789abcdef.1@x> <0123456789abcdef.2@x>", nil),
        ] as [(String, Int64?)]
    )
    func key(field: String, id: Int64?) {
        let meaning = Sample.meaning(
            header: ["From: a@example.com", "Subject: Re: x", "In-Reply-To: \(field)"],
            body: "好"
        )
        let key = id.map { MessageKey(workspace: "0123456789abcdef", id: $0) }
        #expect(meaning == .reply(Answer(sender: PersonalAddress("a@example.com"), message: key)))
    }
}
