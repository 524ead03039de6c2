import Lifecycle

/// A template without findings: its variables are known, and each must have a value when it is rendered.
struct StrictTemplate: Sendable {
    enum Escaping {
        case text
        case html
    }

    /// The variables it needs, in the order of first use.
    let variables: [TemplateVariable]

    private let name: String
    private let escaping: Escaping
    private let parts: [Part]

    /// A plain text, or a variable by its place in ``variables``.
    private enum Part {
        case text(String)
        case value(Int)
    }

    /// Keeps what a scan found.
    /// - Parameters:
    ///   - name: The template's name, for errors.
    ///   - scan: A scan without errors.
    ///   - escaping: What values are escaped for.
    init(name: String, scan: TemplateScan, escaping: Escaping = .text) {
        self.name = name
        self.escaping = escaping
        let variables = scan.variables
        self.variables = variables
        parts = scan.pieces.map { piece in
            switch piece {
            case .text(let text): .text(text)
            case .variable(let variable): .value(variables.firstIndex(of: variable) ?? 0)
            }
        }
    }

    /// Puts the values in.
    /// - Parameter values: White space around them does not count.
    /// - Returns: The text with every variable filled.
    /// - Throws: ``RenderingProblem/missingVariable(template:variable:)`` for the first that is absent or empty.
    func render(_ values: FilledValues) throws(RenderingProblem) -> String {
        var texts: [String] = []
        for variable in variables {
            let text = values[variable]
            guard !text.isEmpty else { throw .missingVariable(template: name, variable: variable.name) }
            texts.append(escaping == .html ? MailPage.escaped(text) : text)
        }
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .value(let index): result += texts[index]
            }
        }
        return result
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
