import Glibc

/// Texts in the character sets that gateways name.
enum Charset {
    private static let longestName = 20

    /// Decodes bytes; nothing when they are not of that set, or there is no such set.
    /// - Parameters:
    ///   - bytes: At most a few thousand.
    ///   - name: The set as the gateway names it, such as `UTF-16BE`; UTF-8 when empty.
    /// - Returns: The text.
    static func decode(_ bytes: [UInt8], _ name: String) -> String? {
        let isName = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_".utf8.contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        guard isName, name.utf8.count <= longestName else { return nil }
        switch name.uppercased() {
        case "", "UTF-8", "UTF8": return String(validating: bytes, as: UTF8.self)
        // GBK is a part of GB18030, and senders mean the larger one.
        case "GBK", "GB2312", "CP936": return convert(bytes, "GB18030")
        case let other: return convert(bytes, other)
        }
    }

    private static func convert(_ bytes: [UInt8], _ name: String) -> String? {
        let converter = unsafe iconv_open("UTF-8", name)
        // It returns -1 as a pointer for a set it does not know.
        guard Int(bitPattern: converter) != -1 else { return nil }
        defer { unsafe iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 4)
        let left = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target -> Int? in
                var (from, to) = (source.baseAddress, target.baseAddress)
                var (unread, room) = (source.count, target.count)
                let result = unsafe iconv(converter, &from, &unread, &to, &room)
                return result == -1 || unread > 0 ? nil : room
            }
        }
        guard let left else { return nil }
        let decoded = output.prefix(output.count - left).map { UInt8(bitPattern: $0) }
        return String(validating: decoded, as: UTF8.self)
    }
}
