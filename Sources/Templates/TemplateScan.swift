import Lifecycle

/// A template text taken apart into plain text and variables, with everything that is not allowed in one.
///
/// The language is a small part of Mustache: a plain variable is the only tag, so that a template can neither hide text
/// nor repeat it, and every value it needs is known when it is loaded.
struct TemplateScan {
    enum Piece: Hashable {
        case text(String)
        case variable(TemplateVariable)
    }

    private(set) var pieces: [Piece] = []
    private(set) var findings: [TemplateFinding] = []

    /// Takes a text apart.
    /// - Parameters:
    ///   - text: The text; lines end in LF.
    ///   - firstLine: The number of its first line in the file.
    init(_ text: some StringProtocol, firstLine: Int = 1) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { append("\n") }
            scan(Substring(line), number: firstLine + index)
        }
    }

    private mutating func scan(_ line: Substring, number: Int) {
        var rest = line
        // Searching for a text takes a hundred times as long as looking for a byte, and most lines have no variable.
        while rest.utf8.contains(UInt8(ascii: "{")), let open = rest.firstRange(of: "{{") {
            plain(rest[..<open.lowerBound], number)
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else {
                findings.append(.unclosed(line: number))
                return
            }
            let inner = rest[..<close.lowerBound]
            rest = rest[close.upperBound...]
            if inner.hasPrefix("{"), rest.hasPrefix("}") { rest = rest.dropFirst() }
            tag(inner, number)
        }
        plain(rest, number)
    }

    private mutating func tag(_ inner: Substring, _ number: Int) {
        let name = inner.trimmed
        if name.isEmpty || "#^/>&!=$<%*{".contains(where: { name.hasPrefix(String($0)) }) {
            findings.append(.notPlain(line: number))
        } else if let variable = TemplateVariable(name: name) {
            pieces.append(.variable(variable))
        } else {
            findings.append(.unknownVariable(name, line: number))
        }
    }

    private mutating func plain(_ text: Substring, _ number: Int) {
        defer { append(text) }
        guard text.unicodeScalars.contains(where: { "{}｛".unicodeScalars.contains($0) }) else { return }
        if text.contains("}}") { findings.append(.unopened(line: number)) }
        for variable in TemplateVariable.allCases
        where ["{", "｛", "｛｛"].contains(where: { text.contains($0 + variable.name) }) {
            findings.append(.singleBrace(variable.name, line: number))
        }
    }

    private mutating func append(_ text: Substring) {
        if !text.isEmpty { pieces.append(.text(String(text))) }
    }
}
