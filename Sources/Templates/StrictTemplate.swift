import Lifecycle
import Mustache

/// A template without findings: its variables are known, and each must have a value when it is rendered.
struct StrictTemplate: Sendable {
    enum Escaping: String {
        case text = "TEXT"
        case html = "HTML"
    }

    /// The variables it needs, in the order of first use.
    let variables: [TemplateVariable]

    private let name: String
    private let mustache: MustacheTemplate

    /// Compiles a scan.
    /// - Parameters:
    ///   - name: The template's name, for errors.
    ///   - scan: A scan without errors.
    ///   - escaping: What values are escaped for.
    /// - Throws: What the rendering library says of a text it cannot read.
    init(name: String, scan: TemplateScan, escaping: Escaping = .text) throws {
        self.name = name
        variables = scan.variables
        mustache = try MustacheTemplate(string: "{{% CONTENT_TYPE:\(escaping.rawValue)}}\n" + scan.mustache)
    }

    /// Puts the values in.
    /// - Parameter values: By Chinese name; white space around them does not count.
    /// - Returns: The text with every variable filled.
    /// - Throws: ``RenderingProblem/missingVariable(template:variable:)`` for the first that is absent or empty.
    func render(_ values: TemplateValues) throws(RenderingProblem) -> String {
        var object: [String: Any] = [:]
        for variable in variables {
            let value = values[variable.name]?.trimmed ?? ""
            guard !value.isEmpty else {
                throw .missingVariable(template: name, variable: variable.name)
            }
            object[variable.rawValue] = value
        }
        return mustache.render(object)
    }
}
