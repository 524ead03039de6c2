import ChineseCalendar
import GRDB
import Lifecycle

/// Writes the decisions of one batch: ledger row, tasks and messages, in the transaction of its caller.
final class DecisionWriter {
    private let batch: DecisionBatch
    private let rule: Int64
    private let ledger: Prepared
    private let task: Prepared
    private let message: Prepared
    private let samples: SampleCounts?
    private let workdays: Workdays

    init(_ database: Database, _ batch: DecisionBatch) throws {
        self.batch = batch
        let number = try Prepared(database, "SELECT id FROM rules WHERE name = ?")
        number.bind(.text(batch.rule.name))
        rule = try number.step() ? number.integer(0) : 0
        number.reset()
        samples = batch.rule.sample.map { _ in SampleCounts(database) }
        workdays = try ArrangementReader(database).workdays(knownAfter: nil)
        ledger = try Prepared(
            database,
            """
            INSERT INTO ledger(rule, subject, occasion, outcome, reason, due, day, sweep)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """
        )
        task = try Prepared(
            database,
            """
            INSERT INTO tasks(rule, subject, occasion, ordinal, sweep, kind, title, journey, person, checklist, script,
              made, due, state, within, project, assignee)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0), nullif(?9, 0), ?10, ?11, ?12, ?13, 'open', ?14,
              coalesce(?15, (SELECT project FROM journeys WHERE id = ?8)),
              (SELECT specialist FROM journeys WHERE id = ?8))
            """
        )
        message = try Prepared(
            database,
            """
            INSERT INTO outbox(rule, subject, occasion, ordinal, sweep, journey, person, channel, class, template,
              date_plan, due, day, state, expires, if_unknown)
            VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, 0), ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'waiting', ?14, ?15)
            """
        )
    }

    func write(_ decision: Decision) throws {
        try ledger.run(
            .integer(rule),
            .integer(decision.subject.raw),
            .integer(decision.occasion),
            .text(decision.outcome.rawValue),
            .optional(decision.reason?.code),
            .int(decision.due.number),
            .int(batch.day.number),
            .integer(batch.sweep.number)
        )
        try samples?.add(decision, rule: rule, on: batch.day)
        for (ordinal, action) in decision.actions.enumerated() {
            switch action {
            case .task(let plan): try write(plan, ordinal, decision)
            case .sms(let plan): try write(plan, .sms, ordinal, decision)
            case .email(let plan): try write(plan, .email, ordinal, decision)
            }
        }
    }

    private func write(_ plan: TaskPlan, _ ordinal: Int, _ decision: Decision) throws {
        try task.run(
            .integer(rule),
            .integer(decision.subject.raw),
            .integer(decision.occasion),
            .int(ordinal),
            .integer(batch.sweep.number),
            .text(plan.kind.rawValue),
            .text(plan.title),
            .integer(decision.journey),
            .integer(decision.person),
            .optional(plan.checklist),
            .optional(plan.script),
            .int(batch.day.number),
            .int(batch.day.adding(plan.within, workdays).number),
            .optional(plan.within.unit == .workdays ? Int64(plan.within.count) : nil),
            .optional(decision.subject.kind == .project ? decision.subject.record : nil)
        )
    }

    private func write(_ plan: MessagePlan, _ channel: ChannelKind, _ ordinal: Int, _ decision: Decision) throws {
        try message.run(
            .integer(rule),
            .integer(decision.subject.raw),
            .integer(decision.occasion),
            .int(ordinal),
            .integer(batch.sweep.number),
            .integer(decision.journey),
            .integer(decision.person),
            .text(channel.rawValue),
            .text(batch.rule.messageClass.rawValue),
            .text(plan.template),
            .optional(plan.date?.stored),
            .int(decision.due.number),
            .int(batch.day.number),
            .optional(expiry(decision)),
            .optional(batch.rule.ifUnknown == .leave ? nil : batch.rule.ifUnknown.rawValue)
        )
    }

    /// The last day of the window the decision fell into; none where the rule has none.
    private func expiry(_ decision: Decision) -> Int64? {
        guard case .days(let late) = batch.rule.late else { return nil }
        return Int64(decision.due.number) + Int64(late)
    }
}

extension DatePlan {
    /// The form kept beside a message: `24 months handover move_in`.
    var stored: String { (["\(span.count)", span.unit.rawValue] + anchors).joined(separator: " ") }

    /// Reads the stored form.
    init?(stored: String) {
        let words = stored.split(separator: " ").map(String.init)
        guard words.count > 2, let count = Int(words[0]), let unit = CalendarSpan.Unit(rawValue: words[1]) else {
            return nil
        }
        self.init(span: CalendarSpan(count, unit), anchors: Array(words.dropFirst(2)))
    }
}
