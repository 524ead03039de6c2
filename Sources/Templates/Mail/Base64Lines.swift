/// Bytes as base64 in lines of 76 characters (RFC 2045 §6.8).
enum Base64Lines {
    private static let lineGroups = 19  // groups of 4 characters: 76

    /// Appends bytes; what is appended ends in CRLF.
    static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
        let groups = (bytes.count + 2) / 3
        let lines = (groups + lineGroups - 1) / lineGroups
        var place = output.count
        output.append(contentsOf: repeatElement(0, count: groups * 4 + lines * 2))
        let digits = Self.digits
        var target = output.mutableSpan
        for line in 0..<lines {
            for group in line * lineGroups..<min((line + 1) * lineGroups, groups) {
                put(bytes.span, group * 3, digits.span, at: place, of: &target)
                place += 4
            }
            target[place] = carriage
            target[place + 1] = feed
            place += 2
        }
    }

    /// Bytes as base64 in one line.
    static func line(_ bytes: [UInt8]) -> String {
        var output = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4)
        let digits = Self.digits
        var target = output.mutableSpan
        for group in 0..<target.count / 4 { put(bytes.span, group * 3, digits.span, at: group * 4, of: &target) }
        return String(decoding: output, as: UTF8.self)
    }

    /// Writes the group of three bytes at `index` as four characters.
    @inline(__always)
    private static func put(
        _ bytes: borrowing Span<UInt8>,
        _ index: Int,
        _ digits: borrowing Span<UInt8>,
        at place: Int,
        of output: inout MutableSpan<UInt8>
    ) {
        let left = bytes.count - index
        let second = left > 1 ? UInt32(bytes[index + 1]) : 0
        let third = left > 2 ? UInt32(bytes[index + 2]) : 0
        let group = UInt32(bytes[index]) << 16 | second << 8 | third
        output[place] = digits[Int(group >> 18)]
        output[place + 1] = digits[Int(group >> 12 & 63)]
        output[place + 2] = left > 1 ? digits[Int(group >> 6 & 63)] : UInt8(ascii: "=")
        output[place + 3] = left > 2 ? digits[Int(group & 63)] : UInt8(ascii: "=")
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let (carriage, feed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
}
