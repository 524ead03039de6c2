/// Lines of a rule file as a terminal shows them.
package enum SourceExcerpt {
    /// The line, and under it `^` below the characters concerned.
    ///
    /// Chinese characters take two columns, tabs go on to the next multiple of 4, and control characters are shown as
    /// `\u{FFFD}`, so that a file cannot steer the terminal.
    ///
    /// - Parameters:
    ///   - line: One line without its newline.
    ///   - column: The first character concerned, from 1; one past the line is allowed.
    ///   - length: How many characters, at least 1.
    /// - Returns: Two lines without a newline at the end.
    package static func caret(line: String, column: Int, length: Int) -> String {
        var shown = ""
        var width = 0
        var start: Int?
        var end: Int?
        for (index, character) in line.enumerated() {
            if index + 1 == column { start = width }
            if index + 1 == column + max(1, length) { end = width }
            let (text, columns) = render(character, at: width)
            shown += text
            width += columns
        }
        let from = start ?? width
        let to = max(from + 1, end ?? width)
        return shown + "\n" + String(repeating: " ", count: from) + String(repeating: "^", count: to - from)
    }

    /// The columns a text takes on a terminal.
    package static func width(of text: String) -> Int {
        text.reduce(0) { $0 + render($1, at: $0).columns }
    }

    private static func render(_ character: Character, at width: Int) -> (text: String, columns: Int) {
        if character == "\t" {
            let columns = tabWidth - width % tabWidth
            return (String(repeating: " ", count: columns), columns)
        }
        guard let scalar = character.unicodeScalars.first else { return ("", 0) }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return ("\u{FFFD}", 1)
        case .format: return ("", 0)
        default: return (String(character), isWide(scalar) ? 2 : 1)
        }
    }

    private static let tabWidth = 4  // columns

    /// Source: Unicode 15 EastAsianWidth, the ranges W and F that a rule file can meet.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default:
            false
        }
    }
}
