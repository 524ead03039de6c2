import ChannelSupport
import Lifecycle
import Testing

@testable import MailChannel

@Suite(
    "Mail channel and security",
    .enabled(if: ServerProcess.has("python3", "openssl"), "python3 or openssl is not installed"),
    .timeLimit(.minutes(1))
)
struct MailSecurityTests {
    private static let login = MailSettings.Login(user: "care", password: "s3cret")

    private func settings(
        _ port: Int,
        host: String = "127.0.0.1",
        _ security: MailSettings.Security,
        authorities: String? = nil,
        login: MailSettings.Login? = nil
    ) throws -> MailSettings {
        try MailSettings(
            host: host,
            port: port,
            security: security,
            authorities: authorities,
            login: login,
            from: "care@example.com",
            timeout: .seconds(20)
        )
    }

    @Test(
        "a trusted certificate for the host is accepted, and the mail goes encrypted",
        arguments: [("127.0.0.1", "IP:127.0.0.1"), ("localhost", "DNS:localhost")],
        [MailSettings.Security.required, .opportunistic]
    )
    func trusted(names: (host: String, certified: String), security: MailSettings.Security) async throws {
        let certificate = try Certificate(for: names.certified)
        try await ServerProcess.withScriptedServer(certificate.options) { port in
            let settings = try settings(port, host: names.host, security, authorities: certificate.file)
            #expect(await MailChannel(settings).probe() == nil)
            #expect(await MailChannel(settings).outcomes(of: [.mail(1), .mail(2)]) == [.accepted, .accepted])
            #expect(certificate.taken == "tls - person-1@example.com\ntls - person-2@example.com\n")
        }
    }

    @Test(
        "an unknown issuer leaves all unsent and is named",
        arguments: [MailSettings.Security.required, .opportunistic]
    )
    func untrusted(security: MailSettings.Security) async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1")
        try await ServerProcess.withScriptedServer(certificate.options) { port in
            let channel = MailChannel(try settings(port, security, login: Self.login))
            let reports = await channel.reports(of: [.mail(1), .mail(2)])
            #expect(reports.map(\.outcome) == [.unsent, .unsent])
            #expect(reports.first?.words.contains("its certificate is not to be trusted (self-signed") == true)
            #expect(await channel.probe()?.chinese.contains("证书不可信") == true)
            #expect(certificate.taken.isEmpty)
        }
    }

    @Test("a certificate for another host is not trusted", arguments: ["DNS:other.example.com", "IP:127.0.0.2"])
    func wrongHost(name: String) async throws {
        let certificate = try Certificate(for: name)
        try await ServerProcess.withScriptedServer(certificate.options) { port in
            let channel = MailChannel(try settings(port, .required, authorities: certificate.file))
            let reports = await channel.reports(of: [.mail(1)])
            #expect(reports.map(\.outcome) == [.unsent])
            #expect(reports.first?.words.contains("mismatch") == true)
        }
    }

    @Test("a certificate that has expired is not trusted, however right it is otherwise")
    func expired() async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1", isExpired: true)
        try await ServerProcess.withScriptedServer(certificate.options) { port in
            let channel = MailChannel(try settings(port, .required, authorities: certificate.file))
            let reports = await channel.reports(of: [.mail(1), .mail(2)])
            #expect(reports.map(\.outcome) == [.unsent, .unsent])
            #expect(reports.first?.words.contains("certificate has expired") == true, "\(reports)")
            #expect(certificate.taken.isEmpty)
        }
    }

    @Test("both versions of TLS in use are spoken", arguments: ["TLSv1_2", "TLSv1_3"])
    func versions(version: String) async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1")
        try await ServerProcess.withScriptedServer(certificate.options + ["--tls", version]) { port in
            let channel = MailChannel(try settings(port, .required, authorities: certificate.file))
            let mails = (1...20).map { OutgoingMessage.mail($0, body: String(repeating: "您好\r\n", count: 5000)) }
            var outcomes: [DeliveryReport.Outcome] = []
            let time = await ContinuousClock().measure { outcomes = await channel.outcomes(of: mails) }
            #expect(outcomes == mails.map { _ in .accepted })
            #expect(time < .seconds(15), "nothing waits for its timeout")
        }
    }

    @Test("a missing file of trusted certificates is named")
    func missingAuthorities() async throws {
        let channel = MailChannel(try settings(9, .required, authorities: "/nowhere/ca.pem"))
        #expect(await channel.outcomes(of: [.mail(1)]) == [.unsent])
        #expect(await channel.probe()?.english.contains("file of trusted certificates") == true)
    }

    @Test("a server without encryption gets nothing when it is required, and mail in clear when not")
    func noEncryption() async throws {
        let folder = try ScratchFolder()
        let record = "\(folder.path)/record"
        try await ServerProcess.withScriptedServer(["--record", record]) { port in
            let reports = await MailChannel(try settings(port, .required)).reports(of: [.mail(1)])
            #expect(reports.map(\.outcome) == [.unsent])
            #expect(reports.first?.words.contains("offers no encryption") == true)
            #expect(await MailChannel(try settings(port, .opportunistic)).outcomes(of: [.mail(2)]) == [.accepted])
        }
    }

    @Test("answers slipped in before the encryption end the session")
    func injection() async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1")
        try await ServerProcess.withScriptedServer(certificate.options + ["--inject"]) { port in
            let channel = MailChannel(try settings(port, .required, authorities: certificate.file))
            #expect(await channel.outcomes(of: [.mail(1)]) == [.unsent])
            #expect(certificate.taken.isEmpty)
        }
    }

    @Test("logs in by each way", arguments: ["PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2 CRAM-MD5 PLAIN"])
    func login(mechanisms: String) async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1")
        let options = certificate.options + ["--login", "care:s3cret", "--mechanisms", mechanisms]
        try await ServerProcess.withScriptedServer(options) { port in
            let right = try settings(port, .required, authorities: certificate.file, login: Self.login)
            let reports = await MailChannel(right).reports(of: [.mail(1)])
            #expect(reports.map(\.outcome) == [.accepted], "\(reports)")
            #expect(certificate.taken == "tls care person-1@example.com\n")
        }
    }

    @Test("a wrong password leaves all unsent instead of refused", arguments: ["PLAIN", "CRAM-MD5"])
    func wrongPassword(mechanism: String) async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1")
        let options = certificate.options + ["--login", "care:s3cret", "--mechanisms", mechanism]
        try await ServerProcess.withScriptedServer(options) { port in
            let wrong = MailSettings.Login(user: "care", password: "wrong")
            let channel = MailChannel(try settings(port, .required, authorities: certificate.file, login: wrong))
            let reports = await channel.reports(of: [.mail(1), .mail(2)])
            #expect(reports.map(\.outcome) == [.unsent, .unsent])
            #expect(reports.first?.code == 535, "\(reports)")
            #expect(reports.first?.words.contains("does not accept the login (535 5.7.8 wrong user") == true)
            #expect(await channel.probe()?.chinese.contains("不接受登录") == true)
        }
    }

    @Test("a password is not shown in clear unless encryption is off")
    func passwordInClear() async throws {
        let folder = try ScratchFolder()
        let options = ["--record", "\(folder.path)/record", "--login", "care:s3cret"]
        try await ServerProcess.withScriptedServer(options) { port in
            let hidden = MailChannel(try settings(port, .opportunistic, login: Self.login))
            let reports = await hidden.reports(of: [.mail(1)])
            #expect(reports.map(\.outcome) == [.unsent] && reports.first?.code == 0)
            let shown = MailChannel(try settings(port, .off, login: Self.login))
            #expect(await shown.outcomes(of: [.mail(2)]) == [.accepted])
        }
    }

    @Test("a server that limits messages per connection gets new ones")
    func limited() async throws {
        let folder = try ScratchFolder()
        let options = ["--record", "\(folder.path)/record", "--close-after", "2"]
        try await ServerProcess.withScriptedServer(options) { port in
            let reports = await MailChannel(try settings(port, .off)).reports(of: (1...5).map { .mail($0) })
            #expect(reports.map(\.message) == [1, 2, 3, 4, 5])
            #expect(reports.allSatisfy { $0.outcome == .accepted })
        }
    }

    @Test("answers that are no answers leave a message unknown", arguments: ["354 what", "nonsense", "100 hm"])
    func nonsense(answer: String) async throws {
        let folder = try ScratchFolder()
        let options = ["--record", "\(folder.path)/record", "--answer", answer]
        try await ServerProcess.withScriptedServer(options) { port in
            let outcomes = await MailChannel(try settings(port, .off)).reports(of: [.mail(1), .mail(2)])
            #expect(outcomes.first?.outcome == .unknown && outcomes.count == 2, "\(outcomes)")
        }
    }
}
