/// Short names that follow from longer ones: the same for the same, and nothing more.
enum Fingerprint {
    /// Sixteen hexadecimal digits (FNV-1a, 64 bits).
    static func hex(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
