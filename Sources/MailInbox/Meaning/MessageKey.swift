/// Which of our messages a returned mail is about: the left part of the Message-ID we gave it.
///
/// Whoever answers knows the key, and nobody else: a report without it may be forged. The caller compares
/// ``workspace`` with its own, and the address of the message with the one reported.
package struct MessageKey: Hashable, Sendable {
    /// The key of the workspace that sent it: 16 hexadecimal digits, lower case.
    package let workspace: String
    /// The number of the message in that workspace's outbox, 1 or more.
    package let id: Int64

    /// Names a message.
    package init(workspace: String, id: Int64) {
        self.workspace = workspace
        self.id = id
    }

    private static let workspaceDigits = 16

    /// Finds the keys in a text, such as Message-IDs in a header; each once, in order.
    ///
    /// A key is `16 hex digits.number`, with nothing around it that could be part of a longer name.
    /// - Complexity: O(*n*).
    static func all(in bytes: ArraySlice<UInt8>) -> [MessageKey] {
        var found: [MessageKey] = []
        var place = bytes.startIndex
        while let dot = bytes.firstIndex(of: UInt8(ascii: "."), from: place) {
            place = dot + 1
            guard let key = key(in: bytes, around: dot), !found.contains(key) else { continue }
            found.append(key)
            if found.count == 20 { break }
        }
        return found
    }

    private static func key(in bytes: ArraySlice<UInt8>, around dot: Int) -> MessageKey? {
        let start = dot - workspaceDigits
        guard start >= bytes.startIndex, start == bytes.startIndex || !isPartOfName(bytes[start - 1]) else {
            return nil
        }
        let workspace = bytes[start..<dot]
        guard workspace.allSatisfy({ $0.isDigit || 0x61...0x66 ~= $0 }) else { return nil }
        let digits = bytes[(dot + 1)...].prefix(20).prefix(while: \.isDigit)
        guard let id = Int64(String(decoding: digits, as: UTF8.self)), id > 0, digits.first != UInt8(ascii: "0"),
            digits.endIndex == bytes.endIndex || !isPartOfName(bytes[digits.endIndex])
        else { return nil }
        return MessageKey(workspace: String(decoding: workspace, as: UTF8.self), id: id)
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        byte.isDigit || 0x61...0x7A ~= byte | 0x20 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }
}
