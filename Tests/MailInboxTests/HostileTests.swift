import MailInbox
import Testing

@Suite("Hostile mail")
struct HostileTests {
    /// A generator whose numbers follow from its seed (SplitMix64).
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static let bounce = "From: MAILER-DAEMON@example.org\nSubject: failure notice\n"

    @Test(
        "always has a meaning",
        arguments: [
            "", "\n", "\r\n\r\n", "\0", ":", " : x\n", "\u{FF}\u{FE}",
            "Content-Type: multipart/mixed; boundary=\n\n--\n--\n",
            "Content-Type: multipart/mixed; boundary=\"x\n\n--x\n\n--x\n", "Content-Type: multipart/report\n\nx",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n--a--\n--a--",
            "Content-Type: text/plain; charset=nonsense\nContent-Transfer-Encoding: base64\n\n====\u{80}",
            "Content-Type: text/html\n\n<!-- <b> <", "Content-Type: text/plain; charset=utf-7\n\n+AGE-\u{80}",
            "Subject: =?utf-8?B?====?= =?x?Q?=ZZ?= =?\n\n", bounce + "\n<@>:\n<a@>\n@@@@",
            bounce + "\n5.1.1.1.1 550 @.",
            bounce
                + "Content-Type: message/delivery-status\n\nStatus: \nAction: \nFinal-Recipient: ;;;\n\n\n\nStatus: 5.\n",
        ]
    )
    func nonsense(text: String) {
        let meaning = Sample.reader.meaning(of: Array(text.utf8))
        if case .delivery(let reports) = meaning {
            #expect(!reports.isEmpty && reports.allSatisfy { $0.failure != .hard })
        } else {
            #expect(meaning == .unrelated)
        }
    }

    @Test("parts within parts end somewhere", arguments: [50, 2000])
    func deep(levels: Int) {
        var text = ""
        for level in 0..<levels { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        #expect(Sample.reader.meaning(of: Array((text + "\nT\n").utf8)) == .unrelated)
    }

    @Test(
        "takes no longer than its size",
        .timeLimit(.minutes(1)),
        arguments: [
            "a: b\n", "a", ": ", " \n", "Received: x\n y\n", "=?utf-8?Q?a?= ", "<a@b.c> ", "0123456789abcdef.1 ",
            "--x\n",
            "5.1.1 ", ">", "\0", "@", ".",
        ]
    )
    func large(piece: String) {
        let million = Array(String(repeating: piece, count: (1 << 20) / piece.utf8.count).utf8)
        for prefix in ["", "Subject: ", "References: ", Self.bounce + "\n", "Content-Type: "] {
            let text = Array(prefix.utf8) + million + Array("\n\nbody\n".utf8)
            _ = Sample.reader.meaning(of: text)
        }
    }

    @Test("damage turns no report into one that ends somebody else's mail", arguments: Sample.names)
    func mutations(sample: String) throws {
        let original = try Sample.bytes(sample)
        // With one of its two keys gone this one is a good report.
        let blamed =
            sample == "contradicting-keys" ? [Sample.recipient] : Self.blamed(Sample.reader.meaning(of: original))
        var dice = Dice(state: UInt64(sample.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
        for _ in 0..<100 {
            let mutant = Self.damaged(original, &dice)
            let found = Self.blamed(Sample.reader.meaning(of: mutant))
            #expect(found.isSubset(of: blamed), "\(sample)")
        }
    }

    /// Whom a program blames that knows what message went to whom.
    private static func blamed(_ meaning: ReturnedMail) -> Set<String> {
        let customers = [
            "li.na@example.com": 42, "zhao.min@example.com": 43, "wang.fang@example.com": 44, "li.nb@example.com": 41,
        ]
        guard case .delivery(let reports) = meaning else { return [] }
        return Set(
            reports.filter { $0.failure == .hard }.compactMap { report in
                guard let address = report.recipient?.text, let id = customers[address] else { return nil }
                return report.message?.id == Int64(id) ? address : nil
            }
        )
    }

    /// A message with a few bytes changed, taken out, doubled, or cut off.
    private static func damaged(_ message: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = message
        for _ in 0...Int.random(in: 0..<6, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            let end = min(bytes.count, place + Int.random(in: 1..<200, using: &dice))
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.removeSubrange(place...)
            case 4: bytes.insert(0x0A, at: place)
            default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
            }
        }
        return bytes
    }
}
