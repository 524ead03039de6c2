package import ChineseCalendar

/// What a fired rule produces.
package enum Action: Hashable, Sendable {
    /// Work for a person of the department.
    case task(TaskPlan)
    /// A text message from a template.
    case sms(MessagePlan)
    /// An e-mail from a template.
    case email(MessagePlan)

    /// The message it is, and how that travels; nothing for a task.
    package var message: (channel: ChannelKind, plan: MessagePlan)? {
        switch self {
        case .task: nil
        case .sms(let plan): (.sms, plan)
        case .email(let plan): (.email, plan)
        }
    }

    /// The templates whose texts it uses, by kind and name: `sms welcome`, `text half-year-call`.
    package var templates: [String] {
        switch self {
        case .task(let plan): [plan.script, plan.checklist].compactMap(\.self).map { "text \($0)" }
        case .sms, .email: [summary]
        }
    }

    /// The words used in tests of rules: `task visit`, `sms welcome`, `email welcome`.
    package var summary: String {
        switch self {
        case .task(let plan): "task \(plan.kind.rawValue)"
        case .sms(let plan): "sms \(plan.template)"
        case .email(let plan): "email \(plan.template)"
        }
    }
}

/// A message as a rule describes it.
package struct MessagePlan: Hashable, Sendable {
    /// The template's name.
    package let template: String
    /// What the template's 日期 says; the occurrence's due day when none is given.
    package let date: DatePlan?
    /// Whether it is only made when no message before it can be.
    package var isFallback: Bool

    /// Creates a plan.
    package init(template: String, date: DatePlan? = nil, isFallback: Bool = false) {
        self.template = template
        self.date = date
        self.isFallback = isFallback
    }
}

/// A day counted from a milestone of the journey, such as the end of a warranty.
package struct DatePlan: Hashable, Sendable {
    /// The distance from the milestone.
    package let span: CalendarSpan
    /// The first of these milestones that is set.
    package let anchors: [String]

    /// Creates a plan.
    package init(span: CalendarSpan, anchors: [String]) {
        self.span = span
        self.anchors = anchors
    }
}

/// A task as a rule describes it.
package struct TaskPlan: Hashable, Sendable {
    /// What is to be done.
    package let kind: TaskKind
    /// One line for the list.
    package let title: String
    /// How long after it is made it is due.
    package let within: CalendarSpan
    /// The template with what to look at, if any.
    package let checklist: String?
    /// The template with what to say, if any.
    package let script: String?

    /// Creates a plan.
    package init(kind: TaskKind, title: String, within: CalendarSpan, checklist: String? = nil, script: String? = nil) {
        self.kind = kind
        self.title = title
        self.within = within
        self.checklist = checklist
        self.script = script
    }
}

/// The kinds of work.
package enum TaskKind: String, Hashable, Sendable, CaseIterable {
    case call
    case visit
    case inspection
    case letter
    case errand

    /// What staff call it.
    package var title: Phrase {
        switch self {
        case .call: Phrase("call", zh: "电话")
        case .visit: Phrase("visit", zh: "上门拜访")
        case .inspection: Phrase("inspection", zh: "上门检查")
        case .letter: Phrase("letter", zh: "书面通知")
        case .errand: Phrase("errand", zh: "事务")
        }
    }
}
