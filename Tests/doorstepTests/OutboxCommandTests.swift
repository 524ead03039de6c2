import Testing

@Suite("doorstep outbox and person")
struct OutboxCommandTests {
    private func makeSite(class messageClass: String = "notice") throws -> Site { try .letters(class: messageClass) }

    private func states(_ site: Site) throws -> [String] { try site.rows("SELECT state FROM outbox ORDER BY id") }

    @Test("messages wait for their hours, and the program says until when")
    func hours() throws {
        let site = try makeSite()
        let night = try site.run("outbox", "send", "--at", "2026-11-21T22:00")
        #expect(night.status == 0)
        #expect(night.stdout.contains("6 waiting") && night.stdout.contains("2026-11-22 08:00:00"), "\(night.stdout)")
        #expect(try states(site).allSatisfy { $0 == "waiting" })
        let late = try site.run("outbox", "send", "--at", "2026-11-24T10:00")
        #expect(late.stdout.contains("6 cancelled"), "its last day was the 23rd: \(late.stdout)")
        #expect(try site.run("outbox", "list").stdout.contains("its last day passed"))
        #expect(site.texts().isEmpty && site.mails().isEmpty)
    }

    @Test("settings change the hours, and what is wrong in them is one sentence", arguments: ["00:00-24:00", "nachts"])
    func settings(window: String) throws {
        let site = try makeSite()
        try site.write("delivery: { hours: { sms: { notice: [\"\(window)\"] } } }", to: "place/doorstep.yaml")
        let sent = try site.run("outbox", "send", "--at", "2026-11-21T23:00")
        if window == "nachts" {
            #expect(
                sent.status == 1 && sent.stderr.contains("delivery.hours.sms.notice must be hours"),
                "\(sent.stderr)"
            )
        } else {
            #expect(sent.status == 0 && site.texts().count == 3 && site.mails().isEmpty, "\(sent.stderr)")
        }
    }

    @Test("cancel keeps what waits from going out, by number or by what it has in common, and nothing by accident")
    func cancel() throws {
        let site = try makeSite()
        #expect(try site.run("outbox", "cancel").status == 64)
        #expect(try site.run("outbox", "settle", "--as", "drop").status == 64)
        #expect(try site.run("outbox", "cancel", "1").stdout == "1 cancelled\n")
        #expect(try site.run("outbox", "cancel", "1").status == 2)
        #expect(try site.run("outbox", "cancel", "--person", "K2", "--channel", "email").stdout == "1 cancelled\n")
        #expect(try site.run("outbox", "cancel", "--rule", "nobody's").stdout == "0 cancelled\n")
        #expect(try site.run("outbox", "cancel", "--person", "K9").status == 1)
        #expect(try site.run("outbox", "send", "--at", Site.morning).status == 0)
        #expect(site.texts().count + site.mails().count == 4)
        #expect(try site.run("outbox", "cancel", "--rule", "letter").stdout == "0 cancelled\n", "all are gone")
    }

    @Test("recall takes back what waits, and the next sweep decides anew")
    func recall() throws {
        let site = try makeSite()
        #expect(try site.run("outbox", "recall", "--day", Site.today, "--person", "K1").stdout.hasPrefix("2 messages"))
        #expect(try site.number("SELECT count(*) FROM ledger WHERE outcome = 'fired'") == 2)
        #expect(try site.run("outbox", "send", "--at", Site.morning).status == 0)
        #expect(try site.run("outbox", "recall", "--rule", "letter").stdout.hasPrefix("0 messages"))
        let again: SweepCounts = try site.run("sweep", "--on", Site.today, "--json").json()
        #expect(again.fired == 1)
        #expect(try states(site).filter { $0 == "waiting" }.count == 2)
    }

    @Test("show tells the story of a message, for people and for scripts")
    func show() throws {
        let site = try makeSite()
        let before = try site.run("outbox", "show", "1").stdout
        #expect(before.contains("it goes with the next sending in its hours, until 2026-11-23"), "\(before)")
        #expect(try site.run("outbox", "send", "--at", Site.morning).status == 0)
        let after = try site.run("outbox", "show", "1").stdout
        #expect(after.contains("the server took it") && after.contains("1. 2026-11-21 10:00:00 accepted"), "\(after)")
        #expect(after.contains("您好，请留意公告。"))
        let keys = try site.run("outbox", "show", "1", "--json").keys()
        #expect(keys == ["message", "class", "sentence", "attempts", "receipts", "text"])
        #expect(try site.run("outbox", "show", "99").status == 1)
    }

    @Test("messages on the review list are not said to go next")
    func reviewed() throws {
        let site = try makeSite()
        for template in ["letter.sms", "letter.email.txt"] {
            try site.write("主题: 公告\n\n您好，请找{{顾问}}。\n", to: "place/Templates/\(template)")
        }
        try site.activate()
        let sent = try site.run("outbox", "send", "--at", Site.morning)
        #expect(sent.stdout.contains("6 to review") && sent.stdout.contains("6 waiting"), "\(sent.stdout)")
        #expect(!sent.stdout.contains("the next may go"), "\(sent.stdout)")
    }

    @Test("under a Chinese locale what we say of attempts is Chinese, and what a server says stays as it is")
    func chinese() throws {
        let site = try makeSite()
        let chinese = ["LC_ALL": "zh_CN.UTF-8"]
        #expect(try site.run("outbox", "send", "--at", Site.morning).status == 0)
        let sent = try site.run("outbox", "show", "1", environment: chinese).stdout
        #expect(sent.contains("已受理 已写入短信文件"), "\(sent)")
        _ = try site.rows("UPDATE attempts SET words = '0: Accepted for delivery' WHERE message = 1")
        #expect(
            try site.run("outbox", "show", "1", environment: chinese).stdout.contains("已受理 0: Accepted for delivery")
        )
        _ = try site.rows("UPDATE outbox SET state = 'waiting' WHERE id = 1")
        let settings = "sms: { channel: kannel, url: \"http://127.0.0.1:1/cgi-bin/sendsms\", user: care }\n"
        try site.write(settings, to: "place/doorstep.yaml")
        let environment = chinese.merging(["DOORSTEP_SMS_PASSWORD": "s3cret"]) { $1 }
        let failed = try site.run("outbox", "send", "--at", "2026-11-21T11:00", environment: environment)
        #expect(failed.stderr.contains("短信：") && failed.stderr.contains("127.0.0.1"), "\(failed.stderr)")
        #expect(try site.run("outbox", "show", "1", environment: environment).stdout.contains("未交出"))
        try site.write(
            "mail: { channel: smtp, host: 127.0.0.1, port: 1, security: \"off\" }\n",
            to: "place/doorstep.yaml"
        )
        _ = try site.rows("UPDATE outbox SET state = 'waiting' WHERE id = 2")
        let unsent = try site.run("outbox", "send", "--at", "2026-11-21T11:00", environment: chinese)
        #expect(unsent.stderr.contains("邮件服务器 127.0.0.1:1：无法连接"), "\(unsent.stderr)")
        let shown = try site.run("outbox", "show", "2", environment: chinese).stdout
        #expect(shown.contains("未交出 邮件服务器 127.0.0.1:1：无法连接"), "\(shown)")
        let english = try site.run("outbox", "show", "2").stdout
        #expect(english.contains("unsent mail server 127.0.0.1:1: no connection"), "\(english)")
    }

    @Test("person show tells what was sent, what waits, and what was not and why; a refusal holds everywhere")
    func person() throws {
        let site = try makeSite(class: "promotion")
        let held = try site.run("person", "show", "K3").stdout
        #expect(held.contains("promotions: refused"), "\(held)")
        #expect(try states(site).count == 4)
        #expect(try site.run("person", "opt-out", "K1").stdout == "written down: no more promotions\n")
        #expect(try site.run("person", "opt-out", "K1").stdout == "it was written down before\n")
        let sent: SendCounts = try site.run("outbox", "send", "--at", Site.morning, "--json").json()
        #expect(sent.accepted == 2 && sent.cancelled == 2)
        let shown = try site.run("person", "show", "K1").stdout
        #expect(
            shown.contains("wants no promotions (by hand") && shown.contains("no consent to promotions"),
            "\(shown)"
        )
        #expect(
            try site.run("person", "show", "K2", "--json").keys().isSuperset(of: [
                "sent", "waiting", "unsent", "decisions",
            ])
        )
        #expect(try site.run("person", "lift", "K1").stdout == "2 marks taken back\n")
        #expect(try site.run("person", "show", "K9").status == 1)
        #expect(try site.run("sweep", "--on", "2026-11-24").status == 0)
        let lapsed = try site.run("person", "show", "K3").stdout
        #expect(lapsed.contains("letter") && lapsed.contains("no consent to promotions"), "\(lapsed)")
    }
}
