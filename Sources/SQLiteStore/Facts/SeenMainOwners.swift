/// Which journeys have had their main owner's row in one import: a bit each, so that ten million take little more
/// than a megabyte.
struct SeenMainOwners: Sendable {
    private var words: [UInt64] = []

    /// Marks a journey.
    /// - Returns: Whether it was marked already.
    mutating func insert(_ journey: Int64) -> Bool {
        let (word, bit) = (Int(journey >> 6), UInt64(1) << UInt64(journey & 63))
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        let seen = words[word] & bit != 0
        words[word] |= bit
        return seen
    }
}
