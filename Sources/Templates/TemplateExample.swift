package import ChineseCalendar
package import Lifecycle

/// A template's text as a made-up person would get it.
package struct TemplateExample: Hashable, Sendable {
    /// What kind of text it is.
    package let kind: TemplateKind
    /// The template.
    package let name: String
    /// The text; of an e-mail its subject, an empty line and its plain text.
    package let text: Result<String, RenderingProblem>

    /// The parts it is billed as; nothing for what is no SMS.
    package var parts: Int? {
        guard kind == .sms, case .success(let text) = text else { return nil }
        return (try? SMSText(text))?.parts
    }
}

extension TemplateFolder {
    /// Renders a template with made-up values, and with signature and hotline of the settings.
    /// - Parameters:
    ///   - kind: What kind of text it is.
    ///   - name: The template.
    ///   - messageClass: Whether the rule that sends it informs or advertises.
    ///   - day: The day it speaks of.
    /// - Returns: The text, or why there is none.
    package func example(
        _ kind: TemplateKind,
        _ name: String,
        _ messageClass: MessageClass,
        on day: Day
    ) -> TemplateExample {
        let values = TemplateVariable.exampleValues(on: day)
        let text = Result { () throws(RenderingProblem) in
            switch kind {
            case .sms: try sms(template: name, values: values, messageClass: messageClass).text
            case .email: try preview(template: name, values: values)
            case .text: try self.text(template: name, values: values)
            }
        }
        return TemplateExample(kind: kind, name: name, text: text)
    }
}

extension TemplateVariable {
    /// The variables of a person who does not exist, without those of the settings.
    /// - Parameter day: The day the text speaks of.
    /// - Returns: A value for every variable that comes from a record.
    package static func exampleValues(on day: Day) -> TemplateValues {
        var values: TemplateValues = [:]
        for variable in allCases { values[variable.name] = variable.example ?? (variable == .day ? day.chinese : nil) }
        return values
    }

    private var example: String? {
        switch self {
        case .salutation: "王女士"
        case .project: "云澜花园"
        case .home: "云澜花园3栋2单元501"
        case .specialist: "欧阳静"
        case .time: "上午9点30分"
        case .milestone: "主体结构封顶"
        case .person: "王芳"
        case .day, .hotline, .signature: nil
        }
    }
}
