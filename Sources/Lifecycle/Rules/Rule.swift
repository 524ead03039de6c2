/// One declaration of a rule file: when, for whom, what to do.
package struct Rule: Sendable {
    /// The file's name without `.lua`, and the rule's.
    package let name: String
    /// The first comment line of the file: what the rule is for, in the author's words.
    package let title: String
    /// The step of the 6+2 method: `1` through `6`, `+1`, `+2`, or `care`.
    package let step: String
    /// Who answers for the rule in the department.
    package let owner: String
    /// What one occurrence is about.
    package let subject: SubjectKind
    /// When it is due.
    package let schedule: Schedule
    /// The anchors of which a person's latest day counts, and not the first; see ``Field/isLatest``.
    package let latestAnchors: Set<String>
    /// How late it may still be done.
    package var late: Lateness
    /// Whom it concerns; all must hold.
    package let conditions: [Condition]
    /// How many of those it concerns are chosen; all when none is given.
    package let sample: Sample?
    /// Whether consent and opt-out rules of advertising apply.
    package let messageClass: MessageClass
    /// Which of two promotions to one person goes first; higher wins, 0 unless said.
    package let priority: Int
    /// What happens when an anchor's date is corrected after the decision.
    package let ifMoved: MovePolicy
    /// What happens to its messages of which nobody knows whether they arrived.
    package let ifUnknown: DoubtPolicy
    /// What it makes.
    package let actions: ActionSource
    /// Whether a `check` function has the last word.
    package let hasCheck: Bool
    /// The fields its functions read, by the names they use; candidates carry them in this order.
    package let reads: [(name: String, field: Field)]

    /// Creates a rule.
    package init(
        name: String,
        title: String = "",
        step: String = "",
        owner: String = "",
        subject: SubjectKind = .journey,
        schedule: Schedule,
        latestAnchors: Set<String> = [],
        late: Lateness = .days(0),
        conditions: [Condition] = [],
        sample: Sample? = nil,
        messageClass: MessageClass = .notice,
        priority: Int = 0,
        ifMoved: MovePolicy = .keep,
        ifUnknown: DoubtPolicy = .leave,
        actions: ActionSource,
        hasCheck: Bool = false,
        reads: [(name: String, field: Field)] = []
    ) {
        self.name = name
        self.title = title
        self.step = step
        self.owner = owner
        self.subject = subject
        self.schedule = schedule
        self.latestAnchors = latestAnchors
        self.late = late
        self.conditions = conditions
        self.sample = sample
        self.messageClass = messageClass
        self.priority = priority
        self.ifMoved = ifMoved
        self.ifUnknown = ifUnknown
        self.actions = actions
        self.hasCheck = hasCheck
        self.reads = reads
    }

    /// Whether Lua has to run for a candidate.
    package var needsEvaluation: Bool { hasCheck || actions == .computed }
}

/// Whether a message informs or advertises.
package enum MessageClass: String, Hashable, Sendable, CaseIterable {
    case notice
    case promotion
}

/// What happens to what was made when an anchor's date is corrected.
package enum MovePolicy: String, Hashable, Sendable, CaseIterable {
    /// It stays; a lapse alone may be decided anew at the new date.
    case keep
    /// What is not yet sent or done is taken back, and the rule may fire again at the new date; where something was sent or
    /// done already, the rest that waits is withdrawn and open tasks move with the date.
    case recall
}

/// What happens to a message of which nobody knows whether it arrived.
package enum DoubtPolicy: String, Hashable, Sendable, CaseIterable {
    /// It stays `unknown` until a receipt or a person settles it.
    case leave
    /// It is sent again: for texts that do no harm when they come twice, and much when they do not come.
    case resend
}

/// Where a rule's actions come from.
package enum ActionSource: Hashable, Sendable {
    /// The same list for everyone.
    case fixed([Action])
    /// A function of the subject.
    case computed
}
