package import Lifecycle

extension MailMark {
    /// The mark of a mail's text, by which it is known again wherever it lies.
    ///
    /// What mail programs write into an mbox to remember who read what is left out, and so is how lines and the text
    /// end, which copies from one form of mailbox to another change.
    ///
    /// - Parameter text: Header and body.
    /// - Complexity: O(*n*) in bytes.
    package init(text: [UInt8]) {
        var digest = Digest()
        var isHeader = true
        var isLeftOut = false
        // Empty lines count once something follows them.
        var emptyLines = 0
        for place in ByteLines(text[...]) {
            let line = text[place]
            if line.isEmpty { (isHeader, emptyLines) = (false, emptyLines + 1) }
            let isContinued = line.first == 0x20 || line.first == 0x09
            if isHeader, !isContinued { isLeftOut = Self.isNote(line) }
            if line.isEmpty || isHeader && isLeftOut { continue }
            for _ in 0..<emptyLines { digest.add([0x0A]) }
            emptyLines = 0
            digest.add(line)
            digest.add([0x0A])
        }
        self.init(number: digest.number)
    }

    /// The mark of a file in a Maildir, which stays when mail programs give it other flags.
    init(file name: Substring, size: Int, changed: Int) {
        var digest = Digest()
        digest.add("\(name)\u{0}\(size)\u{0}\(changed)".utf8)
        self.init(number: digest.number)
    }

    /// Fields of a header that mail programs add and change.
    private static let notes = ["status", "x-status", "x-keywords", "x-uid", "x-imap", "x-imapbase", "content-length"]
        .map { Array($0.utf8) }

    private static func isNote(_ line: ArraySlice<UInt8>) -> Bool {
        let name = line.prefix(20).prefix { $0 != UInt8(ascii: ":") }.lowercasedASCII
        return notes.contains(name)
    }
}

/// FNV-1a, 64 bits.
private struct Digest {
    private(set) var number: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { number = (number ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
}
