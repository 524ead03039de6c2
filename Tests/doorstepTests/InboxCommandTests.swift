import Foundation
import Testing

@Suite("doorstep inbox")
struct InboxCommandTests {
    @Test("mail that comes back is read once: a bounce marks the address, a refusal is kept, answers are left")
    func inbox() throws {
        let site = try Site.letters()
        #expect(try site.run("outbox", "send", "--at", Site.morning).status == 0)
        let key = try #require(site.mails().sorted().first)
        let box = try makeMaildir(site)
        let address = try #require(
            try site.rows("SELECT address FROM outbox WHERE (SELECT key FROM workspace) || '.' || id = '\(key)'").first
        )
        try site.write(Self.bounce(of: key, to: address), to: "box/new/1")
        try site.write("From: k2@example.com\nTo: care@example.com\nSubject: 退订\n\n退订\n", to: "box/new/2")
        try site.write(
            "From: k3@example.com\nTo: care@example.com\nSubject: Re: 公告\nIn-Reply-To: <\(key)@example.com>\n\n几点开门？\n",
            to: "box/new/3"
        )
        // A forged one, about a message whose number is easily guessed.
        let other = try #require(site.mails().sorted().last)
        try site.write(Self.bounce(of: other, to: "nobody@example.net"), to: "box/new/4")
        let read = try site.run("inbox", "read", box)
        #expect(read.stdout.contains("1 about no message of ours"), "\(read.stdout)")
        #expect(read.status == 0 && read.stdout.contains("1 reports taken"), "\(read.stdout) \(read.stderr)")
        #expect(read.stdout.contains("1 refusals") && read.stdout.contains("1 answers"), "\(read.stdout)")
        #expect(
            try site.rows("SELECT kind || source FROM address_marks ORDER BY 1") == ["deadhard bounce", "refusesreply"]
        )
        #expect(try site.number("SELECT count(*) FROM outbox WHERE state = 'failed'") == 1)
        #expect(try site.run("inbox", "read", box).stdout.hasPrefix("0 read: 0 reports taken"))
        #expect(try site.run("inbox", "read", "/nowhere").status == 1)
    }

    @Test("a mail that somebody opened, flagged or threw away before is read all the same")
    func opened() throws {
        let site = try Site.letters()
        let box = try makeMaildir(site)
        for (number, flags) in ["S", "FS", "ST", ""].enumerated() {
            try site.write(
                "From: k\(number + 1)@example.com\nTo: care@example.com\nSubject: TD\n\nTD\n",
                to: "box/cur/\(number):2,\(flags)"
            )
        }
        #expect(try site.run("inbox", "read", box).stdout.contains("4 refusals"))
        #expect(try site.run("inbox", "read", box).stdout.hasPrefix("0 read"))
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(box)/cur") {
            let unread = "\(name.prefix { $0 != ":" }):2,"
            try FileManager.default.moveItem(atPath: "\(box)/cur/\(name)", toPath: "\(box)/cur/\(unread)")
        }
        #expect(try site.run("inbox", "read", box).stdout.hasPrefix("0 read"), "called unread by somebody")
    }

    @Test("a refusal that was taken back stays so when the same mail is read again, in whatever mailbox")
    func lifted() throws {
        let site = try Site.letters()
        let mail = "From: k2@example.com\nTo: care@example.com\nSubject: 退订\n\n退订\n"
        let mbox = "From k2@example.com Sun Nov 22 09:30:00 2026\n"
        try site.write(mbox + mail, to: "mbox")
        #expect(try site.run("inbox", "read", "\(site.folder)/mbox").stdout.contains("1 refusals"))
        #expect(try site.run("person", "lift", "K2").stdout == "1 marks taken back\n")
        let opened = mail.replacing("Subject:", with: "Status: RO\nSubject:")
        let later = mail.replacing("Subject:", with: "Date: Mon, 23 Nov 2026 08:00:00 +0800\nSubject:")
        _ = try makeMaildir(site)
        try site.write(mail, to: "box/new/1")
        for (text, path) in [(mbox + mail, "mbox"), (mbox + opened + "\n", "mbox"), ("", "box")] {
            if path == "mbox" { try site.write(text, to: path) }
            #expect(try site.run("inbox", "read", "\(site.folder)/\(path)").stdout.contains(" 0 refusals"))
            #expect(try site.number("SELECT count(*) FROM address_marks WHERE active = 1") == 0)
        }
        try site.write(mbox + mail + "\n" + mbox + later, to: "mbox")
        let second = try site.run("inbox", "read", "\(site.folder)/mbox")
        #expect(second.stdout.contains(" 1 refusals"), "another mail counts: \(second.stdout)")
    }

    private func makeMaildir(_ site: Site) throws -> String {
        let box = "\(site.folder)/box"
        for part in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(atPath: "\(box)/\(part)", withIntermediateDirectories: true)
        }
        return box
    }

    private static func bounce(of key: String, to address: String) -> String {
        """
        From: MAILER-DAEMON@mx.example.net
        To: care@example.com
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        The mail could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net
        Original-Envelope-Id: \(key)

        Final-Recipient: rfc822; \(address)
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <\(key)@example.com>
        To: \(address)

        --b--

        """
    }
}
