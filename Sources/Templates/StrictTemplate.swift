import Lifecycle

/// A template without findings: its variables are known, and each must have a value when it is rendered.
struct StrictTemplate: Sendable {
    /// What a value becomes where it is put in.
    enum Form {
        /// It stays as it is.
        case plain
        /// Its lines become one.
        case line
        /// Its lines become one, and what means something in HTML is escaped.
        case html
    }

    /// The variables it needs, in the order of first use.
    let variables: [TemplateVariable]

    private let name: String
    private let form: Form
    private let parts: [Part]
    /// Bytes that a filled text is about as long as.
    private let size: Int

    /// A plain text in UTF-8, or a variable by its place in ``variables``.
    private enum Part {
        case text([UInt8])
        case value(Int)
    }

    /// Keeps the pieces of a scan.
    /// - Parameters:
    ///   - name: The template's name, for errors.
    ///   - pieces: Of a scan without errors.
    ///   - form: What values become.
    init(name: String, pieces: [TemplateScan.Piece], form: Form = .plain) {
        self.name = name
        self.form = form
        let variables = pieces.variables
        self.variables = variables
        parts = pieces.joined.map { piece in
            switch piece {
            case .text(let text): .text(Array(text.utf8))
            case .variable(let variable): .value(variables.firstIndex(of: variable) ?? 0)
            }
        }
        size = parts.reduce(0) { sum, part in
            switch part {
            case .text(let text): sum + text.count
            case .value: sum + Self.usualValue
            }
        }
    }

    private static let usualValue = 48  // bytes: a home's name

    /// Puts the values in.
    /// - Parameter values: White space around them does not count.
    /// - Returns: The text with every variable filled.
    /// - Throws: ``RenderingProblem/missingVariable(template:variable:)`` for the first that is absent or empty.
    func render(_ values: FilledValues) throws(RenderingProblem) -> String {
        var bytes: [UInt8] = []
        try append(values, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text with every variable filled, in UTF-8; see ``render(_:)``.
    func append(_ values: FilledValues, to bytes: inout [UInt8]) throws(RenderingProblem) {
        var texts: [String] = []
        texts.reserveCapacity(variables.count)
        for variable in variables {
            let text = values[variable]
            guard !text.isEmpty else { throw .missingVariable(template: name, variable: variable.name) }
            texts.append(formed(text))
        }
        bytes.reserveCapacity(bytes.count + size)
        for part in parts {
            switch part {
            case .text(let text): bytes.append(contentsOf: text)
            case .value(let index): bytes.append(contentsOf: texts[index].utf8)
            }
        }
    }

    private func formed(_ text: String) -> String {
        switch form {
        case .plain: text
        case .line: text.oneLine
        case .html: MailPage.escaped(text.oneLine)
        }
    }
}

extension String {
    /// The text with its lines joined, if it has several.
    fileprivate var oneLine: String {
        utf8.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ? joinedLines : self
    }
}

/// The values of one message, with those that come from the settings and never from a record.
struct FilledValues {
    let values: TemplateValues
    let settings: TemplateSettings

    /// A variable's value without white space around it; empty when it has none.
    subscript(variable: TemplateVariable) -> String {
        switch variable {
        case .signature: settings.signature.trimmed
        case .hotline: settings.hotline.trimmed
        default: values[variable.name]?.trimmed ?? ""
        }
    }
}
