/// The words of a message as a person sees them.
enum ReadableText {
    /// Characters that are looked at; whoever writes more does not only say “no more messages”.
    static let limit = 100_000

    /// The text of a message: its plain form, or else its HTML without the marks; empty where there is neither.
    ///
    /// Attachments and enclosed messages are no words of the writer.
    static func of(_ message: MessagePart) -> String {
        let texts = message.leaves.filter { $0.type.family == "text" && !$0.isAttachment && $0.enclosedHeader == nil }
        if let plain = texts.first(where: { $0.type.kind == "text/plain" && !$0.text.trimmed.isEmpty }) {
            return String(plain.text.prefix(limit))
        }
        guard let html = texts.first(where: { $0.type.kind == "text/html" }) else { return "" }
        return HTMLText.plain(String(html.text.prefix(limit)))
    }
}

/// HTML as plain lines.
enum HTMLText {
    /// Elements whose content nobody reads, or which hold what somebody else wrote.
    private static let hidden: Set<String> = ["style", "script", "head", "title", "blockquote"]
    private static let breaking: Set<String> = ["br", "p", "div", "tr", "td", "li", "h1", "h2", "h3", "table", "hr"]

    /// Leaves out marks, hidden elements and quotations.
    /// - Complexity: O(*n*).
    static func plain(_ html: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(html.utf8)[...]
        var hiddenDepth = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "<") {
                let (name, isEnd, next) = tag(in: bytes, at: index)
                if hidden.contains(name) { hiddenDepth = max(0, hiddenDepth + (isEnd ? -1 : 1)) }
                if hiddenDepth == 0, breaking.contains(name) { result.append(0x0A) }
                index = next
            } else if hiddenDepth == 0, bytes[index] == UInt8(ascii: "&"), let (text, next) = entity(bytes, at: index) {
                result += text
                index = next
            } else {
                if hiddenDepth == 0 {
                    result.append(bytes[index] == 0x0D || bytes[index] == 0x0A ? 0x20 : bytes[index])
                }
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A tag's name in lower case, whether it ends an element, and where the text goes on.
    private static func tag(in bytes: ArraySlice<UInt8>, at start: Int) -> (name: String, isEnd: Bool, next: Int) {
        let isComment = bytes.hasBytes(Array("<!--".utf8), at: start)
        let close = bytes.firstIndex(of: UInt8(ascii: ">"), from: start)
        guard let close, !isComment else {
            // An open comment or tag swallows the rest, as in browsers.
            return ("", false, isComment ? commentEnd(bytes, from: start) : bytes.endIndex)
        }
        let inside = bytes[(start + 1)..<close]
        let isEnd = inside.first == UInt8(ascii: "/")
        let letters = (isEnd ? inside.dropFirst() : inside).prefix(12).map(\.lowercasedASCII)
        let name = letters.prefix { 0x61...0x7A ~= $0 || $0.isDigit }
        return (String(decoding: name, as: UTF8.self), isEnd, close + 1)
    }

    private static func commentEnd(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
        var place = start + 4
        while let end = bytes.firstIndex(of: UInt8(ascii: ">"), from: place) {
            if bytes.hasBytes([0x2D, 0x2D], at: end - 2) { return end + 1 }
            place = end + 1
        }
        return bytes.endIndex
    }

    private static let named: [String: String] = [
        "nbsp": " ", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'",
    ]

    private static func entity(_ bytes: ArraySlice<UInt8>, at start: Int) -> (text: [UInt8], next: Int)? {
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        if let text = named[name] { return (Array(text.utf8), end + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        guard let value = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (Array(String(Character(scalar)).utf8), end + 1)
    }
}
