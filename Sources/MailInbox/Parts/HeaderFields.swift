/// The header of a message or of one part of it: fields by name, broken lines passed over.
///
/// Values stay where they are in the message until one is asked for, so that a header of megabytes costs its bytes once.
struct HeaderFields {
    /// The fields kept; what a header has beyond is passed over.
    static let fieldLimit = 2000
    /// The bytes of a value that are looked at.
    static let valueLimit = 64 << 10

    /// Where the body begins.
    let bodyStart: Int
    private let bytes: ArraySlice<UInt8>
    private let fields: [String: [Range<Int>]]

    /// Reads a header up to the first empty line, or to the end where there is none.
    /// - Complexity: O(*n*) in bytes.
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        var fields: [String: [Range<Int>]] = [:]
        var open: (name: String, value: Range<Int>)?
        var count = 0
        var lines = ByteLines(bytes)
        func close() {
            guard let (name, value) = open, count < Self.fieldLimit else { return }
            fields[name, default: []].append(value)
            count += 1
        }
        while let line = lines.next() {
            if line.isEmpty { break }
            if bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09 {
                if let field = open { open = (field.name, field.value.lowerBound..<line.upperBound) }
            } else if let (name, start) = Self.name(in: bytes[line]) {
                close()
                open = (name, start..<line.upperBound)
            }
        }
        close()
        self.fields = fields
        bodyStart = lines.position
    }

    /// The values of a field in order, on one line each and not decoded; the name is in lower case.
    func raw(_ name: String) -> [[UInt8]] { (fields[name] ?? []).map(unfolded) }

    /// The first value of a field as text, encoded words decoded; empty where there is none.
    func text(_ name: String) -> String {
        guard let value = fields[name]?.first else { return "" }
        return EncodedWords.text(unfolded(value)).trimmed
    }

    /// Whether the field is there, whatever its value.
    func has(_ name: String) -> Bool { fields[name] != nil }

    /// Whether there is no field at all.
    var isEmpty: Bool { fields.isEmpty }

    private func unfolded(_ value: Range<Int>) -> [UInt8] {
        bytes[value].prefix(Self.valueLimit).filter { $0 != 0x0D && $0 != 0x0A && $0 != 0 }
    }

    /// The name before the colon of a line, at most 76 printable characters, and where its value begins.
    private static func name(in line: ArraySlice<UInt8>) -> (String, Int)? {
        guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = line[..<colon].trimmedASCII
        guard 1...76 ~= name.count, name.allSatisfy({ 0x21...0x7E ~= $0 }) else { return nil }
        return (String(decoding: name.lowercasedASCII, as: UTF8.self), colon + 1)
    }
}

extension String {
    /// The text without white space around it, the ideographic and the no-break one included.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
