package import Lifecycle

/// Something wrong with one template file.
package struct TemplateProblem: Hashable, Sendable {
    /// Whether the template can be used all the same.
    package enum Severity: String, Hashable, Sendable {
        /// It cannot be rendered.
        case error
        /// It can, and somebody should look at it.
        case warning
    }

    /// The template's name, as rules use it.
    package let template: String
    /// The file's name within the folder.
    package let file: String
    /// The line it is about, from 1.
    package let line: Int
    /// What is wrong.
    package let message: Phrase
    /// What to do.
    package let hint: Phrase
    /// How bad it is.
    package let severity: Severity
}

/// A problem before it is known which file it is in.
struct TemplateFinding: Hashable {
    let line: Int
    let message: Phrase
    let hint: Phrase
    var severity = TemplateProblem.Severity.error

    func located(template: String, file: String) -> TemplateProblem {
        TemplateProblem(
            template: template,
            file: file,
            line: line,
            message: message,
            hint: hint,
            severity: severity
        )
    }
}
