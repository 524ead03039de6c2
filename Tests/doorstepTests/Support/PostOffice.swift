import ChannelSupport
import Foundation
import Testing

/// A workspace whose messages go to a mail server and an SMS gateway that count what they take.
final class PostOffice {
    let site: Site
    let mail: CountingServer
    let sms: CountingServer
    /// All messages of the outbox.
    let count: Int

    /// The word in the addresses that the gateway calls.
    static let secret = "0123456789abcdef"
    private static let password = "s3cret"

    /// Makes a workspace with a text and a mail to each of some people, and its servers.
    /// - Parameters:
    ///   - journeys: About two messages each.
    ///   - mishaps: The mail server's.
    ///   - drops: The gateway's.
    /// - Throws: When a server does not start.
    init(journeys: Int, mishaps: [String] = [], drops: [String] = []) async throws {
        site = try Site()
        try site.generate(journeys: journeys)
        try site.removeRules()
        try site.write(rule: "letter", Self.rule)
        try site.write("您好，请留意公告。", to: "place/Templates/letter.sms")
        try site.write("主题: 公告\n\n您好，请留意公告。\n", to: "place/Templates/letter.email.txt")
        #expect(try site.run("import", site.ledger, "--on", Site.today).status == 0)
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
        count = try site.number("SELECT count(*) FROM outbox")
        mail = try CountingServer(.mail, record: "\(site.folder)/mail.txt", options: mishaps)
        sms = try CountingServer(.sms, record: "\(site.folder)/sms.txt", options: drops)
        try site.write(settings, to: "place/doorstep.yaml")
        try await mail.start()
        try await sms.start()
    }

    private static let rule = """
        --- 人人都有一条短信、一封邮件。
        rule "letter" {
          api = 1, step = 5, owner = "客户关系专员", per = "journey",
          when = days(1):after "visit", late = never, who = { }, class = "notice",
          actions = { sms { template = "letter" }, email { template = "letter" } },
        }
        """

    private var settings: String {
        """
        mail: { channel: smtp, host: 127.0.0.1, port: \(mail.port), security: "off", connections: 2, messagesPerSession: 10, timeoutSeconds: 20 }
        sms: { channel: kannel, url: "http://127.0.0.1:\(sms.port)/cgi-bin/sendsms", user: care, connections: 2, callback: "http://127.0.0.1:1" }
        """
    }

    /// The environment that sending takes.
    static let environment = ["DOORSTEP_SMS_PASSWORD": password, "DOORSTEP_SMS_CALLBACK_SECRET": secret]

    /// The words of a round of sending.
    var sending: [String] { ["outbox", "send", "-C", site.path] }

    /// Sends what is due, at some minute of the day.
    func send(minute: Int = 0) throws -> Doorstep.Result {
        try Doorstep.run(sending + ["--at", Self.time(minute)], Self.environment)
    }

    /// Starts a round of sending that ends at a writing call, or at its end where it has fewer.
    func start(minute: Int, crashingAt call: Int? = nil, isTorn: Bool = false) throws -> Running {
        let crash = call.map { CrashPoint.variables(at: $0, isTorn: isTorn) } ?? [:]
        return try Running(sending + ["--at", Self.time(minute)], Self.environment.merging(crash) { $1 })
    }

    /// So many minutes after eight in the morning, over as many days as it takes.
    private static func time(_ minute: Int) -> String {
        let (day, rest) = (minute / 720, minute % 720)
        let (hour, left) = (8 + rest / 60, rest % 60)
        let date = day < 9 ? "2026-11-2\(day + 1)" : "2026-12-0\(day - 8)"
        return "\(date)T\(hour < 10 ? "0" : "")\(hour):\(left < 10 ? "0" : "")\(left)"
    }

    /// Sends until nothing waits.
    func finish(from minute: Int) throws {
        for round in 0..<40 {
            let result = try send(minute: minute + round * 15)
            #expect(result.status == 0 || result.status == 2, "\(result.stderr)")
            if try site.number("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')") == 0 { return }
        }
        Issue.record("messages still wait")
    }

    /// Checks that each message was taken once, or is unknown and was taken at most once.
    /// - Parameter delivered: A message of which a receipt has told that it arrived.
    /// - Returns: How many are unknown.
    /// - Throws: When the database cannot be read.
    @discardableResult
    func audit(isDelivered delivered: Int64? = nil) throws -> Int {
        let taken = try takenByMessage()
        #expect(taken.values.allSatisfy { $0 == 1 }, "\(taken.values.count { $0 > 1 }) messages went out twice")
        let states = try site.rows("SELECT id || ' ' || state FROM outbox").map {
            $0.split(separator: " ").map(String.init)
        }
        #expect(states.count == count, "no message is lost")
        var unknown = 0
        for line in states {
            let times = taken[line[0]] ?? 0
            switch line[1] {
            case "accepted": #expect(times == 1, "message \(line[0]) is accepted, and was taken \(times) times")
            case "unknown": unknown += 1
            case "delivered" where line[0] == delivered.map(String.init): #expect(times == 1)
            default: Issue.record("message \(line[0]) is \(line[1])")
            }
        }
        let ambiguous = try site.number("SELECT count(*) FROM attempts WHERE outcome = 'unknown'")
        #expect(unknown == ambiguous, "each ambiguous attempt has left its message unknown, and nothing else has")
        #expect(try site.number("SELECT count(*) FROM attempts WHERE outcome IS NULL") == 0)
        #expect(try site.rows("PRAGMA integrity_check") == ["ok"])
        return unknown
    }

    /// How often each message was taken, by its number.
    private func takenByMessage() throws -> [String: Int] {
        var taken: [String: Int] = [:]
        for line in mail.taken {  // KEY.NUMBER@example.com
            let left = line.prefix { $0 != "@" }
            taken[String(left.split(separator: ".").last ?? ""), default: 0] += 1
        }
        for line in sms.taken {  // NUMBER.MARK TELEPHONE
            taken[String(line.prefix { $0 != "." }), default: 0] += 1
        }
        return taken
    }
}
