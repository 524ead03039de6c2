import Lifecycle

/// A text with fields in braces, each written as the place where it stands demands.
///
/// Braces around anything but letters and digits are left as they are, so that JSON can be written plainly.
package struct GatewayPattern: Hashable, Sendable {
    /// What kind of text this is.
    package enum Kind: Hashable, Sendable {
        /// A URL, or the body of a form: fields are percent-encoded.
        case url
        /// JSON: fields within a string are escaped, outside of one they are values.
        case json
        /// A header: line ends and control characters are left out.
        case header
    }

    private enum Piece: Hashable {
        case text(String)
        case field(GatewayField, Escaping)
    }

    private enum Escaping: Hashable {
        case percent
        case jsonString
        case jsonValue
        case line
    }

    private let pieces: [Piece]

    /// Reads a pattern.
    /// - Throws: ``GatewayProblem/unknownField(_:)``.
    package init(_ text: String, _ kind: Kind) throws(GatewayProblem) {
        var pieces: [Piece] = []
        var plain = ""
        var (isInString, isEscaped) = (false, false)
        var rest = Substring(text)
        while let character = rest.first {
            if character == "{", let (name, end) = Self.name(in: rest) {
                guard let field = GatewayField(rawValue: name) else { throw .unknownField(name) }
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = ""
                pieces.append(.field(field, Self.escaping(kind, isInString: isInString)))
                rest = rest[end...]
                continue
            }
            if character == "\"", !isEscaped { isInString.toggle() }
            isEscaped = character == "\\" && !isEscaped
            plain.append(character)
            rest = rest.dropFirst()
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
    }

    /// The fields it names.
    var fields: Set<GatewayField> {
        Set(
            pieces.compactMap { piece in
                guard case .field(let field, _) = piece else { return nil }
                return field
            }
        )
    }

    /// The text before the first field.
    var opening: String {
        guard case .text(let text)? = pieces.first else { return "" }
        return text
    }

    /// Puts values into their places.
    func filled(_ value: (GatewayField) -> String) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let plain): text += plain
            case .field(let field, .percent): text += PercentEncoding.encoded(value(field))
            case .field(let field, .jsonString): text += JSONText.escaped(value(field))
            case .field(let field, .jsonValue):
                text += field.isJSON ? value(field) : "\"\(JSONText.escaped(value(field)))\""
            case .field(let field, .line): text += value(field).filter { !$0.unicodeScalars.contains { $0.value < 32 } }
            }
        }
        return text
    }

    /// The name between the brace a text begins with and the next one.
    private static func name(in text: Substring) -> (String, String.Index)? {
        let inner = text.dropFirst()
        let name = inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard !name.isEmpty, name.endIndex < inner.endIndex, inner[name.endIndex] == "}" else { return nil }
        return (String(name), inner.index(after: name.endIndex))
    }

    private static func escaping(_ kind: Kind, isInString: Bool) -> Escaping {
        switch kind {
        case .url: .percent
        case .header: .line
        case .json: isInString ? .jsonString : .jsonValue
        }
    }
}
