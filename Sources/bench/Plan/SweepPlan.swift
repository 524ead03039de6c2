import ChineseCalendar
import Lifecycle

/// What the yardstick of the sweep selects: one line per rule, anchor and window, worked out from the rules alone.
///
/// `plan.c` says what the fields of a line are.
struct SweepPlan {
    let rules: [Rule]
    /// The day that is swept.
    let day: Day
    /// The day that was swept last.
    let lastSwept: Day

    /// No generated milestone is older.
    private static let earliest = Day(number: 14_610)  // 2010-01-01

    /// The text of the plan.
    func text() throws -> String { try rules.flatMap(lines).map { $0 + "\n" }.joined() }

    private func lines(_ rule: Rule) throws -> [String] {
        switch rule.late {
        case .never: return try lines(rule, dueIn: Self.earliest...day, judgedOn: day)
        case .days(let late):
            let open = try lines(rule, dueIn: day.advanced(by: -late)...day, judgedOn: day)
            if case .daily = rule.schedule { return open }
            let closed = try days(lastSwept...day.advanced(by: -1)).flatMap { judged in
                try lines(rule, dueIn: judged.advanced(by: -late)...judged.advanced(by: -late), judgedOn: judged)
            }
            return closed + open
        }
    }

    private func lines(_ rule: Rule, dueIn window: ClosedRange<Day>, judgedOn: Day) throws -> [String] {
        let conditions = PlanConditions(rule: rule, today: judgedOn)
        switch rule.schedule {
        case .offset(let span, let anchors):
            return try anchored(rule, span, anchors, window, occasion: 0, conditions)
        case .every(let span, let anchors, let until):
            return try ordinals(of: span, into: window).flatMap { ordinal in
                try anchored(rule, span.times(ordinal), anchors, window, occasion: ordinal, conditions, until: until)
            }
        case .anniversary(let anchors):
            return try years(window).flatMap { year, days in
                try (1...max(1, year - Self.earliest.parts.year)).flatMap { count in
                    try anchored(rule, CalendarSpan(count, .years), anchors, days, occasion: year, conditions)
                }
            }
        case .birthday(let kind):
            guard rule.subject == .person else { throw BenchError.noSelection(rule: rule.name) }
            return days(window).flatMap { birthdays(rule, kind, $0, conditions) }
        case .annual, .daily:
            return rule.dueForEveryone(on: judgedOn, isOpen: judgedOn == day, Workdays()).map {
                everyone(rule, occasion: Int($0.occasion), conditions)
            }
        }
    }
}

extension SweepPlan {
    private func anchored(
        _ rule: Rule,
        _ span: CalendarSpan,
        _ anchors: [String],
        _ window: ClosedRange<Day>,
        occasion: Int,
        _ conditions: PlanConditions,
        until: String? = nil
    ) throws -> [String] {
        // When a repeat by workdays is due, C does not know.
        let isRepeatedByWorkdays = until != nil && span.unit == .workdays
        guard rule.subject == .journey || (anchors.count == 1 && until == nil), !isRepeatedByWorkdays else {
            throw BenchError.noSelection(rule: rule.name)
        }
        guard let range = Day.anchors(leadingBy: span, into: window, Workdays()) else { return [] }
        return anchors.indices.map { index in
            var line = PlanLine(shape: shape(rule), rule: rule, judgedOn: conditions.today, occasion: occasion)
            line.kind = anchors[index]
            line.range = range.lowerBound.number...range.upperBound.number
            line.earlier = anchors[..<index].map { "'\($0)'" }.joined(separator: ", ")
            line.condition = rule.late == .never ? conditions.allHold : ""
            line.until = until ?? ""
            line.window = window.lowerBound.number
            line.days = span.days ?? 0
            line.months = span.unit == .months ? span.count : span.unit == .years ? span.count * 12 : 0
            return line.text
        }
    }

    /// What never lapses is found by the status it asks for, where few journeys have it and all have the milestone.
    private func shape(_ rule: Rule) -> String {
        switch rule.subject {
        case .person: return rule.latestAnchors.isDisjoint(with: rule.schedule.anchors) ? "person" : "latest"
        case .project: return "project"
        case .journey: break
        }
        guard rule.late == .never, case .offset = rule.schedule else { return "journey" }
        let namesStatus = rule.conditions.contains { condition in
            guard case .oneOf = condition.test else { return false }
            return condition.field.record == .journey && condition.field.name == "status"
        }
        return namesStatus ? "status" : "journey"
    }

    private func birthdays(
        _ rule: Rule,
        _ kind: BirthdayKind?,
        _ day: Day,
        _ conditions: PlanConditions
    ) -> [String] {
        let customs = BirthdayCustoms()
        return (kind.map { [$0] } ?? BirthdayKind.allCases).flatMap { kind in
            customs.keys(of: kind, on: day).map { key in
                let occasion = Int(customs.occasion(of: kind, on: day))
                var line = PlanLine(shape: "birthday", rule: rule, judgedOn: conditions.today, occasion: occasion)
                line.range = Int32(key)...Int32(key)
                return line.text
            }
        }
    }

    private func everyone(_ rule: Rule, occasion: Int, _ conditions: PlanConditions) -> String {
        let shape =
            switch rule.subject {
            case .person: "persons"
            case .journey: "everyone"
            case .project: "projects"
            }
        var line = PlanLine(shape: shape, rule: rule, judgedOn: conditions.today, occasion: occasion)
        line.condition = conditions.allHold
        return line.text
    }

    /// The repeats that can be due in a window.
    private func ordinals(of span: CalendarSpan, into window: ClosedRange<Day>) -> [Int] {
        let days = Workdays()
        return Array((1...).lazy.prefix { Self.earliest.adding(span.times($0), days) <= window.upperBound })
    }

    private func days(_ window: ClosedRange<Day>) -> [Day] {
        (0...window.lowerBound.distance(to: window.upperBound)).map { window.lowerBound.advanced(by: $0) }
    }

    /// The days year by year.
    private func years(_ window: ClosedRange<Day>) -> [(year: Int, days: ClosedRange<Day>)] {
        Dictionary(grouping: days(window), by: \.parts.year).sorted { $0.key < $1.key }
            .compactMap { year, days in days.first.flatMap { first in days.last.map { (year, first...$0) } } }
    }
}
