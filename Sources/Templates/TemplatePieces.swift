/// What can be done with the pieces of a template before any value is known.
///
/// A value is never empty and has no white space around it, so that a variable counts as a word.
extension [TemplateScan.Piece] {
    /// The variables used, each once, in the order of first use.
    var variables: [TemplateVariable] {
        var seen: [TemplateVariable] = []
        for case .variable(let variable) in self where !seen.contains(variable) { seen.append(variable) }
        return seen
    }

    /// Without white space at either end.
    var trimmed: Self {
        var pieces = self
        while case .text(let text)? = pieces.first {
            guard let start = text.firstIndex(where: { !$0.isWhitespace }) else {
                pieces.removeFirst()
                continue
            }
            pieces[0] = .text(String(text[start...]))
            break
        }
        while case .text(let text)? = pieces.last {
            guard let end = text.lastIndex(where: { !$0.isWhitespace }) else {
                pieces.removeLast()
                continue
            }
            pieces[pieces.count - 1] = .text(String(text[...end]))
            break
        }
        return pieces
    }

    /// The lines, without their ends.
    var lines: [Self] {
        var lines: [Self] = [[]]
        for piece in self {
            guard case .text(let text) = piece else {
                lines[lines.count - 1].append(piece)
                continue
            }
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append([]) }
                if !line.isEmpty { lines[lines.count - 1].append(.text(String(line))) }
            }
        }
        return lines
    }

    /// With plain texts that follow each other made one.
    var joined: Self {
        reduce(into: []) { pieces, piece in
            if case .text(let text) = piece, case .text(let before)? = pieces.last {
                pieces[pieces.count - 1] = .text(before + text)
            } else {
                pieces.append(piece)
            }
        }
    }

    /// With each plain text changed.
    func mapTexts(_ change: (String) -> String) -> Self {
        map { piece in
            guard case .text(let text) = piece else { return piece }
            return .text(change(text))
        }
    }

    /// With every line of its plain texts ending as on the network.
    var withNetworkLines: Self {
        mapTexts { text in
            var bytes: [UInt8] = []
            for byte in text.utf8 where byte != UInt8(ascii: "\r") {
                if byte == UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\r")) }
                bytes.append(byte)
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
