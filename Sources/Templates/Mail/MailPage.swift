/// The HTML form of an e-mail, made from a template's pieces before any value is known.
struct MailPage: Sendable {
    /// What comes before the closing of a promotion.
    let opening: [TemplateScan.Piece]
    /// What comes after it.
    let ending: [TemplateScan.Piece]

    /// A page of HTML: as it is when it begins like a whole document (`<!DOCTYPE`, `<html`), else framed.
    init(html pieces: [TemplateScan.Piece]) {
        let pieces = pieces.trimmed
        guard case .text(let start)? = pieces.first, start.hasPrefix("<!") || start.hasPrefix("<html") else {
            self.init(content: pieces)
            return
        }
        for (index, piece) in pieces.enumerated().reversed() {
            guard case .text(let text) = piece, let end = text.ranges(of: "</body>").last else { continue }
            self.init(
                opening: pieces[..<index] + [.text(String(text[..<end.lowerBound]))],
                ending: [.text(String(text[end.lowerBound...]))] + pieces[(index + 1)...]
            )
            return
        }
        self.init(opening: pieces, ending: [])
    }

    /// The page of a plain text: an empty line ends a paragraph, other line breaks stay.
    init(text pieces: [TemplateScan.Piece]) {
        var page: [TemplateScan.Piece] = []
        var isOpen = false
        for line in pieces.trimmed.lines.map(\.trimmed) {
            if line.isEmpty {
                if isOpen { page.append(.text("</p>")) }
                isOpen = false
            } else {
                page.append(.text(isOpen ? "<br>\n" : page.isEmpty ? "<p>" : "\n<p>"))
                page += line.mapTexts(Self.escaped)
                isOpen = true
            }
        }
        if isOpen { page.append(.text("</p>")) }
        self.init(content: page)
    }

    private init(content: [TemplateScan.Piece]) {
        self.init(
            opening: [.text(Self.head)] + content + [.text("\n")],
            ending: [.text("\n</body>\n</html>")]
        )
    }

    private init(opening: [TemplateScan.Piece], ending: [TemplateScan.Piece]) {
        self.opening = opening
        self.ending = ending
    }

    private static let head = """
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body style="margin:0 auto;max-width:600px;padding:24px;font:16px/1.8 sans-serif;color:#333">

        """

    /// A text with the characters that mean something in HTML replaced.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
