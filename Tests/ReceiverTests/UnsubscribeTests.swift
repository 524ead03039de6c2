import Crypto
import Foundation
import Testing

@testable import Receiver

@Suite("Unsubscribing")
struct UnsubscribeTests {
    private static let strangers = [
        "",
        "token-", "token-x", "forged", "token-1%00", "token-1%2f", "%", String(repeating: "a", count: 257),
    ]

    @Test("looking has no effect, however often", arguments: ["GET", "HEAD"])
    func looking(method: String) async {
        let reception = RecordingReception()
        let doors = Doors.made(reception)
        for target in ["/unsubscribe/token-1", "/unsubscribe/token-1?List-Unsubscribe=One-Click"] {
            #expect(await doors.answer(.made(method, target)) == UnsubscribePage.question)
        }
        #expect(reception.taken.isEmpty)
    }

    @Test(
        "the word of a mail program or of the page's form is written down",
        arguments: [
            "List-Unsubscribe=One-Click", "list-unsubscribe=one-click", "x=1&List-Unsubscribe=One-Click",
            "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
        ]
    )
    func written(body: String) async {
        let reception = RecordingReception()
        let answer = await Doors.made(reception).answer(.made("POST", "/unsubscribe/token-7", body: body))
        #expect(answer == UnsubscribePage.done)
        #expect(reception.taken == [.refusal(7)])
    }

    @Test("another body is asked about once more", arguments: ["", "One-Click", "List-Unsubscribe=", "\u{0}"])
    func unconfirmed(body: String) async {
        let reception = RecordingReception()
        let answer = await Doors.made(reception).answer(.made("POST", "/unsubscribe/token-7", body: body))
        #expect(answer == UnsubscribePage.unconfirmed)
        #expect(reception.taken.isEmpty)
    }

    @Test("a word that is not ours leads to a page that says so", arguments: strangers, ["GET", "POST"])
    func unknown(token: String, method: String) async {
        let reception = RecordingReception()
        let call = Doors.Call.made(method, "/unsubscribe/\(token)", body: "List-Unsubscribe=One-Click")
        #expect(await Doors.made(reception).answer(call) == UnsubscribePage.unknown)
        #expect(reception.taken.isEmpty)
    }

    @Test("a refusal that could not be written down is not confirmed")
    func trouble() async {
        let call = Doors.Call.made("POST", "/unsubscribe/token-7", body: "List-Unsubscribe=One-Click")
        #expect(await Doors.made(RecordingReception { _ in true }).answer(call) == UnsubscribePage.later)
    }

    @Test(
        "every page is closed to scripts, referrers, frames and caches",
        arguments: [
            UnsubscribePage.question, UnsubscribePage.done, UnsubscribePage.unknown, UnsubscribePage.unconfirmed,
            UnsubscribePage.later,
        ]
    )
    func safety(page: Answer) throws {
        let policy = try #require(page.headers["Content-Security-Policy"])
        #expect(policy.hasPrefix("default-src 'none';"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(page.headers["Referrer-Policy"] == "no-referrer")
        #expect(!page.body.contains("<script") && !page.body.contains("http:") && !page.body.contains("https:"))
    }

    @Test("the policy lets in the page's own style")
    func style() {
        let hash = Data(SHA256.hash(data: Data(UnsubscribePage.style.utf8))).base64EncodedString()
        #expect(UnsubscribePage.styleHash == hash)
    }
}
