import ChineseCalendar
import Engine
import Foundation
import Lifecycle
import Workspace

/// An explanation for scripts.
struct ExplanationView: Encodable {
    let rule: String
    let subject: String
    let day: String
    let fires: Bool
    let due: [String]
    /// The first day after the day on which it falls due.
    let next: String?
    let anchors: [Anchor]
    let conditions: [Line]
    let reads: [String: String]
    /// What `check` or `actions` say; none for a rule without any.
    let function: Function?
    let arbitration: [Step]
    let obstacles: [String]
    let decisions: [Decided]
    let explanation: Explanation

    enum CodingKeys: String, CodingKey {
        case rule, subject, day, fires, due, next, anchors, conditions, reads, function, arbitration, obstacles,
            decisions
    }

    /// A day the rule counts from.
    struct Anchor: Encodable {
        let name: String
        let day: String?
    }

    /// A condition.
    struct Line: Encodable {
        let field: String
        let wanted: String
        let found: String?
        let holds: Bool
    }

    /// What the rule's functions say.
    struct Function: Encodable {
        /// `pass`, `decline` or `fail`.
        let verdict: String
        /// The line that returned.
        let line: Int?
        /// What stands on it.
        let text: String?
    }

    /// An objection the arbitration looks for.
    struct Step: Encodable {
        let reason: String
        let channel: String?
        let raised: Bool
        let used: Int?
        let most: Int?
    }

    /// A decision on record.
    struct Decided: Encodable {
        let outcome: String
        let reason: String?
        let due: String
        let day: String
        let revision: String
        let made: [String]
    }

    /// - Parameters:
    ///   - explanation: What is shown.
    ///   - source: The rule's file.
    init(_ explanation: Explanation, source: [String]) {
        self.explanation = explanation
        let found = explanation.rule
        rule = found.name
        subject = explanation.subject.description
        day = explanation.day.description
        fires = explanation.fires
        if case .due(let days) = explanation.timing { due = days.map(\.description) } else { due = [] }
        next = explanation.next?.description
        var anchors = zip(found.schedule.anchors, explanation.facts.anchors).map {
            Anchor(name: $0, day: $1?.description)
        }
        if case .birthday = found.schedule {
            let birthday = explanation.facts.birthday.map { "\($0.born) \($0.kind?.rawValue ?? "unconfirmed")" }
            anchors.append(Anchor(name: "person.birthday", day: birthday))
        }
        self.anchors = anchors
        conditions = zip(found.conditions, explanation.facts.conditions).map { condition, fact in
            Line(
                field: condition.name,
                wanted: condition.test.phrase().english,
                found: fact.value?.words,
                holds: fact.holds
            )
        }
        reads = Dictionary(
            zip(found.reads.map(\.name), explanation.facts.reads.map { $0?.words ?? "" }),
            uniquingKeysWith: { first, _ in first }
        )
        function = explanation.trace.map { trace in
            let line = trace.returned
            let text = line.flatMap { source.indices.contains($0 - 1) ? source[$0 - 1] : nil }
            return Function(
                verdict: trace.verdict.word,
                line: line,
                text: text?.trimmingCharacters(in: .whitespaces)
            )
        }
        arbitration = explanation.rulings.flatMap(\.steps).map { step in
            Step(
                reason: step.reason.code,
                channel: step.channel?.rawValue,
                raised: step.isRaised,
                used: step.count?.used,
                most: step.count?.most
            )
        }
        obstacles = explanation.obstacles.map(\.phrase.english)
        decisions = explanation.decisions.map { decision in
            Decided(
                outcome: decision.outcome.rawValue,
                reason: decision.reason?.code,
                due: decision.due.description,
                day: decision.day.description,
                revision: String(decision.revision.prefix(12)),
                made: decision.made.map { "\($0.isTask ? "task" : "message") \($0.number) \($0.what): \($0.state)" }
            )
        }
    }
}

extension Verdict {
    /// What it is called in JSON.
    var word: String {
        switch self {
        case .pass, .make: "pass"
        case .decline: "decline"
        case .fail: "fail"
        }
    }
}
