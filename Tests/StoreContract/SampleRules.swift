package import ChineseCalendar
package import Lifecycle

extension Rule {
    /// A rule of a test.
    package static func sample(
        _ name: String = "sample",
        _ subject: SubjectKind = .journey,
        _ schedule: Schedule = .offset(CalendarSpan(0, .days), anchors: ["signing"]),
        late: Lateness = .never,
        who conditions: [Condition] = [],
        sample: Sample? = nil,
        messageClass: MessageClass = .notice,
        ifMoved: MovePolicy = .keep,
        ifUnknown: DoubtPolicy = .leave,
        actions: ActionSource = .fixed([]),
        reads: [(name: String, field: Field)] = []
    ) -> Rule {
        Rule(
            name: name,
            subject: subject,
            schedule: schedule,
            late: late,
            conditions: conditions,
            sample: sample,
            messageClass: messageClass,
            ifMoved: ifMoved,
            ifUnknown: ifUnknown,
            actions: actions,
            reads: reads
        )
    }
}

extension Action {
    /// A task of a test, due ten days after it is made.
    static func task(_ kind: TaskKind) -> Action {
        .task(TaskPlan(kind: kind, title: "a \(kind.rawValue)", within: CalendarSpan(10, .days)))
    }

    /// A text message of a test.
    package static let sampleSMS = Action.sms(MessagePlan(template: "hello"))
    /// An e-mail of a test.
    static let sampleEmail = Action.email(MessagePlan(template: "hello"))
}

extension Revision {
    /// A rule book of a test.
    package static let sample = Revision(hash: "0123", files: [File(path: "Rules/sample.lua", content: [1, 2, 3])])
}

/// What a sweep of a test did.
package struct Swept: Equatable {
    let fired: Int
    let recalled: Int
}

extension Store {
    /// Sweeps like the engine does, with an arbitration that lets everything through that `who` lets through.
    @discardableResult
    package func sweep(_ rules: [Rule], on day: Day) throws -> Swept {
        let sweep = try beginSweep(on: day, at: 0, revision: .sample, rules: rules)
        let recalled = try correct(rules: rules, on: day, customs: BirthdayCustoms(), sweep: sweep).recalled
        var fired = 0
        for rule in rules {
            let found = try candidates(rule, on: day).filter { $0.failing == 0 }
            fired += found.count
            try commit([rule.firing(found, sweep, on: day)])
        }
        try endSweep(sweep, on: day, completed: rules, last: [])
        return Swept(fired: fired, recalled: recalled)
    }
}

extension Rule {
    /// The decisions that let candidates through.
    package func firing(_ candidates: [Candidate], _ sweep: SweepID, on day: Day) -> DecisionBatch {
        var made: [Action] = []
        if case .fixed(let list) = actions { made = list }
        return DecisionBatch(
            rule: self,
            sweep: sweep,
            day: day,
            decisions: candidates.map { Decision($0, .fired, actions: made) }
        )
    }
}
