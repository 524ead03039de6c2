/// Words that are looked for in texts, upper and lower ASCII letters alike.
///
/// They are compared as bytes: in UTF-8 no character is found inside another, and texts have many lines.
struct WordTable: Sendable {
    private static let openingLimit = 80  // bytes; every opening is shorter

    private let words: [[UInt8]]

    /// Takes words in lower case.
    init(_ words: [String]) { self.words = words.map { Array($0.utf8) } }

    /// Whether one of the words stands anywhere in a text.
    func occurs(in text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)[...].lowercasedASCII[...]
        return words.contains { bytes.contains($0) }
    }

    /// Whether a text begins with one of the words.
    func opens(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8.prefix(Self.openingLimit).map(\.lowercasedASCII)
        return words.contains { bytes.starts(with: $0) }
    }
}
