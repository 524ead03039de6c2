import ChineseCalendar
package import Lifecycle
import Templates

/// The variables of templates from the facts of a message or a task.
package enum MessageValues {
    /// The variables of a message.
    package static func of(_ message: WaitingMessage) -> TemplateValues {
        var values = of(message.facts)
        values[TemplateVariable.day.name] = message.date?.chinese
        return values
    }

    /// The variables of a person and a home; what is not on record is left out.
    package static func of(_ facts: SubjectFacts) -> TemplateValues {
        var values: TemplateValues = [:]
        values[TemplateVariable.salutation.name] = Salutation.of(
            name: facts.name,
            gender: Salutation.Gender(rawValue: facts.gender),
            recorded: facts.salutation.isEmpty ? nil : facts.salutation
        )
        values[TemplateVariable.project.name] = facts.project
        if !facts.home.isEmpty { values[TemplateVariable.home.name] = facts.project + facts.home }
        values[TemplateVariable.specialist.name] = facts.specialist
        values[TemplateVariable.person.name] = facts.name
        return values
    }
}
