/// A word that lets its knower in.
struct Secret: Sendable {
    private let bytes: [UInt8]

    init(_ word: String) { bytes = Array(word.utf8) }

    /// Whether a guess is right; the time this takes tells nothing about how much of it is.
    func opens(_ guess: Substring) -> Bool {
        var difference = UInt(bitPattern: guess.utf8.count ^ bytes.count)
        for (index, byte) in guess.utf8.enumerated() { difference |= UInt(byte ^ bytes[index % bytes.count]) }
        return difference == 0
    }
}
