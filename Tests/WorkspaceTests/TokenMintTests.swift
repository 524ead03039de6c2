import Testing

@testable import Workspace

@Suite("Tokens")
struct TokenMintTests {
    private let mint = TokenMint(secret: Array(repeating: 7, count: 32))

    @Test("tell the message they were made for, and are fit for a URL", arguments: [1, 2, 99, Int64.max])
    func roundTrip(message: Int64) {
        let token = mint.token(of: message)
        #expect(mint.message(of: token) == message)
        #expect(token == mint.token(of: message) && token.count < 60)
        #expect(
            token.utf8.allSatisfy {
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.".utf8.contains($0)
            }
        )
    }

    @Test("that we never made tell nothing")
    func forged() {
        let token = mint.token(of: 12)
        let mark = token.drop { $0 != "." }
        let other = TokenMint(secret: Array(repeating: 8, count: 32)).token(of: 12)
        for forged in [
            "", ".", "12", "12.", other, "13\(mark)", "012\(mark)", "+12\(mark)", "-12\(mark)", " 12\(mark)",
            "\(token)A",
            String(token.dropLast()), token.lowercased(), "\(token).", "12..\(mark.dropFirst())", "１２\(mark)",
        ] {
            #expect(mint.message(of: forged) == nil, "\(forged)")
        }
    }
}
