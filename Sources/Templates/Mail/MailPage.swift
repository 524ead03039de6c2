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
        var paragraphs: [[String]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.trimmed.isEmpty {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(escaped(line.trimmed))
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { "<p>\($0.joined(separator: "<br>\n"))</p>" }
            .joined(separator: "\n")
    }

    /// A text with the characters that mean something in HTML replaced.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
    }
}
