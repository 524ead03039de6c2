import ChineseCalendar

extension FieldValue {
    /// The value as rules write it: a choice by its code, a day as `2026-04-30`.
    package var words: String {
        switch self {
        case .text(let text): text
        case .integer(let integer): "\(integer)"
        case .number(let number): number.rounded() == number && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
        case .day(let day): day.description
        case .boolean(let truth): truth ? "true" : "false"
        }
    }
}

extension Field {
    /// A value of the field as people read it: in Chinese a choice by its label, 是 or 否 for a truth value.
    package func phrase(of value: FieldValue) -> Phrase {
        switch (type, value) {
        case (.choice(let choices), .text(let code)):
            Phrase(code, zh: choices.first { $0.code == code }?.label ?? code)
        case (_, .boolean(let truth)): Phrase(value.words, zh: truth ? "是" : "否")
        default: Phrase(value.words, zh: value.words)
        }
    }

    /// What people call the field of a subject.
    /// - Parameter name: What rules call it; `owner.…` tells whose it is.
    /// - Returns: That name, and in Chinese its title.
    package func phrase(named name: String) -> Phrase {
        Phrase(name, zh: name.hasPrefix("owner.") ? "业主" + title : title)
    }
}

extension Vocabulary {
    /// What people call a milestone; a name that is none stays as it is.
    package func milestone(_ name: String) -> Phrase {
        Phrase(name, zh: milestones.first { $0.name == name }?.title ?? name)
    }
}
