/// The HTML form of an e-mail.
enum MailPage {
    /// A whole document: `content` as it is when it begins like one (`<!DOCTYPE`, `<html`), else framed.
    /// - Parameters:
    ///   - content: HTML, escaped.
    ///   - closing: Further HTML for the end, if any.
    /// - Returns: A document a mail program can show.
    static func document(_ content: String, closing: String?) -> String {
        let closing = closing ?? ""
        if content.hasPrefix("<!") || content.hasPrefix("<html") {
            guard let end = content.ranges(of: "</body>").last else { return content + closing }
            return content[..<end.lowerBound] + closing + content[end.lowerBound...]
        }
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"></head>
            <body style="margin:0 auto;max-width:600px;padding:24px;font:16px/1.8 sans-serif;color:#333">
            \(content)
            \(closing)
            </body>
            </html>
            """
    }

    /// A plain text as paragraphs: an empty line ends one, other line breaks stay.
    static func paragraphs(of text: String) -> String {
        var page = ""
        page.reserveCapacity(text.utf8.count + 200)
        var isOpen = false
        var start = text.startIndex
        while true {
            let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
            let line = text[start..<end].trimmed
            if line.isEmpty {
                if isOpen { page += "</p>" }
                isOpen = false
            } else {
                page += isOpen ? "<br>\n" : page.isEmpty ? "<p>" : "\n<p>"
                page += escaped(line)
                isOpen = true
            }
            guard end < text.endIndex else { break }
            start = text.utf8.index(after: end)
        }
        return isOpen ? page + "</p>" : page
    }

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
