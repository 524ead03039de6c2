/// What kind of part it is, as its Content-Type says: `type/subtype; name=value`.
struct ContentType {
    /// The type and subtype in lower case; `text/plain` where the header is missing or broken (RFC 2045 §5.2).
    let kind: String
    private let parameters: [String: [UInt8]]

    /// Reads the header's value, on one line.
    init(_ value: [UInt8]) {
        var pieces = Self.pieces(of: value[...])
        let kind = pieces.isEmpty ? [] : pieces.removeFirst().trimmedASCII.lowercasedASCII
        let isWhole = kind.split(separator: UInt8(ascii: "/")).count == 2
        self.kind = isWhole ? String(decoding: kind, as: UTF8.self) : "text/plain"
        var parameters: [String: [UInt8]] = [:]
        for piece in pieces.prefix(50) {
            guard let (name, value) = Self.parameter(piece) else { continue }
            // RFC 2231 §3: a long value comes in pieces, name*0, name*1 …, which stand in order.
            parameters[name, default: []] += value
        }
        self.parameters = parameters
    }

    /// The part before the slash.
    var family: Substring { kind.prefix { $0 != "/" } }

    /// The value of a parameter in lower case, or nothing.
    func lowercased(_ name: String) -> String? {
        parameters[name].map { String(decoding: $0[...].lowercasedASCII, as: UTF8.self) }
    }

    /// What stands between the parts of a multipart, without the two dashes; nothing where it is missing or too long.
    ///
    /// RFC 2046 §5.1.1 allows 70 characters; some programs write more.
    var boundary: [UInt8]? {
        guard let value = parameters["boundary"], 1...200 ~= value.count else { return nil }
        return value
    }

    /// Cuts at semicolons outside quotes.
    private static func pieces(of value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var (start, isQuoted, isEscaped) = (value.startIndex, false, false)
        for index in value.indices {
            if isEscaped {
                isEscaped = false
            } else if value[index] == UInt8(ascii: "\\") {
                isEscaped = isQuoted
            } else if value[index] == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if value[index] == UInt8(ascii: ";"), !isQuoted {
                pieces.append(value[start..<index])
                start = index + 1
            }
        }
        return pieces + [value[start...]]
    }

    private static func parameter(_ piece: ArraySlice<UInt8>) -> (String, [UInt8])? {
        guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let name = piece[..<equals].trimmedASCII.lowercasedASCII.prefix { $0 != UInt8(ascii: "*") }
        guard !name.isEmpty else { return nil }
        return (String(decoding: name, as: UTF8.self), unquoted(piece[(equals + 1)...].trimmedASCII))
    }

    /// A value without quotes; one whose closing quote is missing keeps its text.
    private static func unquoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
        guard value.first == UInt8(ascii: "\"") else { return Array(value) }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in value.dropFirst() {
            if !isEscaped, byte == UInt8(ascii: "\"") { break }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            if !isEscaped { result.append(byte) }
        }
        return Array(result[...].trimmedASCII)
    }
}
