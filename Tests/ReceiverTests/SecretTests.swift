import Testing

@testable import Receiver

@Suite("Secret")
struct SecretTests {
    @Test(
        "only the whole word opens",
        arguments: [
            ("", false), ("0", false), ("0123456789abcde", false), ("0123456789abcdef", true),
            ("0123456789abcdeg", false), ("1123456789abcdef", false), ("0123456789abcdef0", false),
            ("0123456789abcdef0123456789abcdef", false),
        ]
    )
    func opens(guess: String, isRight: Bool) { #expect(Secret(Served.secret).opens(guess[...]) == isRight) }
}
