/// Header values as people read them: RFC 2047 encoded words, raw 8-bit text, and both mixed.
enum EncodedWords {
    private static let wordLimit = 2000  // bytes: RFC 2047 §2 allows 75, programs write more

    /// Bytes that belong together and how they are written; no charset for what stands outside encoded words.
    private struct Run {
        var charset: String?
        var bytes: [UInt8]
    }

    /// Decodes a value; what is no valid encoded word stays as it is.
    ///
    /// Words in a row with the same charset are joined before their bytes become characters: many programs cut
    /// characters in two.
    static func text(_ value: [UInt8]) -> String {
        guard value[...].contains([0x3D, 0x3F]) else { return Charset.text(value[...], named: nil) }
        var runs: [Run] = []
        var index = 0
        while index < value.count {
            if let word = word(in: value[...], at: index) {
                dropGap(&runs)
                append(word.bytes[...], word.charset, to: &runs)
                index = word.end
            } else {
                append(value[index...index], nil, to: &runs)
                index += 1
            }
        }
        return runs.map { Charset.text($0.bytes[...], named: $0.charset) }.joined()
    }

    private static func append(_ bytes: ArraySlice<UInt8>, _ charset: String?, to runs: inout [Run]) {
        if let last = runs.indices.last, runs[last].charset == charset {
            runs[last].bytes += bytes
        } else {
            runs.append(Run(charset: charset, bytes: Array(bytes)))
        }
    }

    /// White space between two encoded words is there to fold the line only.
    private static func dropGap(_ runs: inout [Run]) {
        guard runs.count > 1, let gap = runs.last, gap.charset == nil,
            gap.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 })
        else { return }
        runs.removeLast()
    }

    /// The word that begins at a place: `=?charset?B or Q?text?=`.
    private static func word(in value: ArraySlice<UInt8>, at start: Int) -> (charset: String, bytes: [UInt8], end: Int)?
    {
        guard value.hasBytes([0x3D, 0x3F], at: start) else { return nil }
        let window = value[start..<min(start + wordLimit, value.endIndex)]
        guard let first = window.firstIndex(of: 0x3F, from: start + 2), first > start + 2,
            let second = window.firstIndex(of: 0x3F, from: first + 1), second == first + 2,
            let third = window.firstIndex(of: 0x3F, from: second + 1), window.hasBytes([0x3D], at: third + 1)
        else { return nil }
        let content = window[(second + 1)..<third]
        let charset = window[(start + 2)..<first].prefix { $0 != 0x2A }  // RFC 2231 §5: a language follows the asterisk
        let name = String(decoding: charset.lowercasedASCII, as: UTF8.self)
        switch window[first + 1] | 0x20 {
        case UInt8(ascii: "b"): return (name, TransferCoding.base64(content), third + 2)
        case UInt8(ascii: "q"): return (name, TransferCoding.quotedPrintable(content, inHeader: true), third + 2)
        default: return nil
        }
    }
}
