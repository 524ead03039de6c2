import ChineseCalendar
import Engine
import Lifecycle

extension Day {
    /// The day of the sweeps in these tests.
    static let sweep = Day(number: 20_000)  // 2024-10-04
}

extension Revision {
    static let empty = Revision(hash: "0", files: [])
}

extension Action {
    static let sms = Action.sms(MessagePlan(template: "hello"))
    static let email = Action.email(MessagePlan(template: "hello"))
    static let call = Action.task(TaskPlan(kind: .call, title: "call", within: CalendarSpan(3, .days)))
}

extension Contact {
    /// Somebody who may be told anything in any way.
    static let open: Contact = [.consents, .hasPhone, .hasEmail]
}

extension Rule {
    static func make(
        _ name: String = "rule",
        actions: [Action] = [.call],
        messageClass: MessageClass = .notice,
        priority: Int = 0,
        hasCheck: Bool = true
    ) -> Rule {
        Rule(
            name: name,
            schedule: .offset(CalendarSpan(1, .days), anchors: ["handover"]),
            late: .days(3),
            conditions: [
                Condition(
                    name: "status",
                    field: Field(.journey, "status", .text, "状态"),
                    test: .oneOf([.text("handed_over")])
                )
            ],
            messageClass: messageClass,
            priority: priority,
            actions: .fixed(actions),
            hasCheck: hasCheck
        )
    }
}

extension Candidate {
    static func make(
        _ number: Int64 = 1,
        due: Day = .sweep,
        failing: Int32 = 0,
        person: Int64? = nil,
        contact: Contact = .open,
        promotions: RecentPromotions = RecentPromotions()
    ) -> Candidate {
        Candidate(
            subject: SubjectID(.journey, number),
            occasion: Occasion.once,
            due: due,
            judgedOn: .sweep,
            failing: failing,
            journey: number,
            person: person ?? number,
            contact: contact,
            promotions: promotions
        )
    }
}

extension RuleFailure {
    static func make(isFatal: Bool = false) -> RuleFailure {
        RuleFailure(code: "R052", line: 7, phrase: Phrase("it failed", zh: "出错"), isFatal: isFatal)
    }
}

extension Sweep {
    /// Runs a sweep of the day of these tests.
    static func run(
        _ store: ScriptedStore,
        _ rules: ScriptedRules,
        workers: Int = 1,
        failureLimit: Int = 20
    ) throws -> SweepReport {
        var settings = SweepSettings()
        settings.workers = workers
        settings.failureLimit = failureLimit
        return try Sweep(store: store, rules: rules, settings: settings).run(on: .sweep, at: 0, revision: .empty)
    }
}
