import ChannelSupport
import Lifecycle
import Testing

@testable import SMSChannel

/// A certificate made for a test, and the file that trusts it.
private struct Certificate {
    let folder: ScratchFolder

    init(for name: String, days: Int) throws {
        folder = try ScratchFolder()
        let (key, request) = ("\(folder.path)/key", "\(folder.path)/request")
        try ServerProcess.run(
            "openssl",
            [
                "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=test",
                "-addext", "subjectAltName=\(name)", "-keyout", key, "-out", request,
            ]
        )
        // Only this command takes a number of days below zero.
        try ServerProcess.run(
            "openssl",
            [
                "x509", "-req", "-in", request, "-signkey", key, "-days", "\(days)", "-copy_extensions", "copy", "-out",
                file,
            ]
        )
    }

    var file: String { "\(folder.path)/certificate" }
    var options: [String] {
        ["--certificate", file, "--key", "\(folder.path)/key", "--record", "\(folder.path)/record"]
    }
}

@Suite(
    "SMS gateway channel and security",
    .enabled(if: ServerProcess.has("python3", "openssl"), "python3 or openssl is not installed"),
    .timeLimit(.minutes(1))
)
struct GatewaySecurityTests {
    @Test("a trusted certificate for the host is accepted, and the connection kept")
    func trusted() async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1", days: 2)
        try await ServerProcess.withGateway(certificate.options) { port in
            let channel = try GatewayChannel.kannel(port, scheme: "https", authorities: certificate.file)
            #expect(await channel.probe() == nil)
            #expect(await channel.outcomes(of: [.sms(1), .sms(2)]) == [.accepted, .accepted])
            #expect(record(certificate.folder).count == 2)
        }
    }

    @Test(
        "an unknown issuer, another host and an expired certificate leave all unsent, and nothing begins",
        arguments: [("IP:127.0.0.1", 2, false), ("DNS:other.example.com", 2, true), ("IP:127.0.0.1", -1, true)]
    )
    func distrusted(name: String, days: Int, isTrusted: Bool) async throws {
        let certificate = try Certificate(for: name, days: days)
        try await ServerProcess.withGateway(certificate.options) { port in
            let authorities = isTrusted ? certificate.file : nil
            let channel = try GatewayChannel.kannel(port, scheme: "https", authorities: authorities)
            let log = ReportLog()
            await channel.deliver([.sms(1), .sms(2)], watch: log)
            #expect(log.reports.map(\.outcome) == [.unsent, .unsent])
            #expect(log.begun.isEmpty)
            #expect(log.reports.first?.words.contains("certificate is not to be trusted") == true)
            #expect(await channel.probe()?.chinese.contains("证书不可信") == true)
            #expect(record(certificate.folder).isEmpty)
        }
    }

    @Test("a missing file of trusted certificates is named")
    func missingAuthorities() async throws {
        try await ServerProcess.withGateway { port in
            let channel = try GatewayChannel.kannel(port, scheme: "https", authorities: "/nowhere/ca.pem")
            #expect(await channel.outcomes(of: [.sms(1)]) == [.unsent])
            #expect(await channel.probe()?.english.contains("file of trusted certificates") == true)
        }
    }

    @Test("a server without encryption gets nothing over https")
    func noEncryption() async throws {
        let folder = try ScratchFolder()
        try await ServerProcess.withGateway(["--record", "\(folder.path)/record"]) { port in
            let channel = try GatewayChannel.kannel(port, scheme: "https")
            #expect(await channel.outcomes(of: [.sms(1)]) == [.unsent])
            #expect(record(folder).isEmpty)
        }
    }
}
