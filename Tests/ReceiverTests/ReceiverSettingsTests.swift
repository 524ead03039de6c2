import Testing

@testable import Receiver

@Suite("Receiver settings")
struct ReceiverSettingsTests {
    @Test(
        "settings that cannot work are refused",
        arguments: [
            ("", 80, nil, .host("")), ("a b", 80, nil, .host("a b")), ("a", -1, nil, .port(-1)),
            ("a", 65_536, nil, .port(65_536)), ("a", 80, "", .secret), ("a", 80, "0123456789abcde", .secret),
            ("a", 80, "0123456789abcde/", .secret), ("a", 80, "0123456789abcde%", .secret),
            ("a", 80, String(repeating: "a", count: 129), .secret),
        ] as [(String, Int, String?, ReceiverProblem)]
    )
    func refused(host: String, port: Int, secret: String?, problem: ReceiverProblem) {
        #expect(throws: problem) { try ReceiverSettings(host: host, port: port, secret: secret) }
    }
}
