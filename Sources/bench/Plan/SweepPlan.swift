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
        guard rule.subject != .project else { throw BenchError.noSelection(rule: rule.name) }
        switch rule.late {
        case .never: return try lines(rule, dueIn: Self.earliest...day, judgedOn: day)
        case .days(let late):
            let open = try lines(rule, dueIn: day.advanced(by: -late)...day, judgedOn: day)
            guard closes(rule) else { return open }
            let closed = try days(lastSwept...day.advanced(by: -1)).flatMap { judged in
                try lines(rule, dueIn: judged.advanced(by: -late)...judged.advanced(by: -late), judgedOn: judged)
            }
            return closed + open
        }
    }

    private func closes(_ rule: Rule) -> Bool {
        switch rule.schedule {
        case .offset, .every, .anniversary, .birthday: true
        case .annual, .daily: false
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
            return try days(window).flatMap { day in
                try (1...max(1, day.parts.year - Self.earliest.parts.year)).flatMap { years in
                    let span = CalendarSpan(years, .years)
                    return try anchored(rule, span, anchors, day...day, occasion: day.parts.year, conditions)
                }
            }
        case .birthday(let kind):
            guard rule.subject == .person else { throw BenchError.noSelection(rule: rule.name) }
            return days(window).flatMap { birthdays(rule, kind, $0) }
        case .annual:
            return rule.dueForEveryone(on: judgedOn, isOpen: true, Workdays()).map {
                everyone(rule, occasion: Int($0.occasion), conditions)
            }
        case .daily(let period): return [everyone(rule, occasion: occasion(period, judgedOn), conditions)]
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
        guard rule.subject == .journey || (anchors.count == 1 && until == nil) else {
            throw BenchError.noSelection(rule: rule.name)
        }
        guard let range = Day.anchors(leadingBy: span, into: window, Workdays()) else { return [] }
        return anchors.indices.map { index in
            var line = PlanLine(shape: shape(rule), rule: rule, occasion: occasion)
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
        guard rule.subject == .journey else { return "person" }
        guard rule.late == .never, case .offset = rule.schedule else { return "journey" }
        let namesStatus = rule.conditions.contains { condition in
            guard case .oneOf = condition.test else { return false }
            return condition.field.record == .journey && condition.field.name == "status"
        }
        return namesStatus ? "status" : "journey"
    }

    private func birthdays(_ rule: Rule, _ kind: BirthdayKind?, _ day: Day) -> [String] {
        let customs = BirthdayCustoms()
        return (kind.map { [$0] } ?? BirthdayKind.allCases).flatMap { kind in
            customs.keys(of: kind, on: day).map { key in
                var line = PlanLine(shape: "birthday", rule: rule, occasion: Int(customs.occasion(of: kind, on: day)))
                line.range = Int32(key)...Int32(key)
                return line.text
            }
        }
    }

    private func everyone(_ rule: Rule, occasion: Int, _ conditions: PlanConditions) -> String {
        var line = PlanLine(shape: rule.subject == .person ? "persons" : "everyone", rule: rule, occasion: occasion)
        line.condition = conditions.allHold
        return line.text
    }

    /// The repeats that can be due in a window.
    private func ordinals(of span: CalendarSpan, into window: ClosedRange<Day>) -> [Int] {
        Array(
            sequence(first: 1) { $0 + 1 }.prefix {
                Self.earliest.adding(span.times($0), Workdays()) <= window.upperBound
            }
        )
    }

    private func days(_ window: ClosedRange<Day>) -> [Day] {
        (0...window.lowerBound.distance(to: window.upperBound)).map { window.lowerBound.advanced(by: $0) }
    }

    private func occasion(_ period: Schedule.Period, _ day: Day) -> Int {
        let (year, month, dayOfMonth) = day.parts
        switch period {
        case .once: return 0
        case .year: return year
        case .month: return year * 100 + month
        case .day: return year * 10_000 + month * 100 + dayOfMonth
        }
    }
}

/// One line of a plan.
private struct PlanLine {
    let shape: String
    let rule: Rule
    let occasion: Int
    var kind = ""
    var range: ClosedRange<Int32> = 0...0
    var earlier = ""
    var condition = ""
    var until = ""
    var window: Int32 = 0
    var months = 0
    var days = 0

    var text: String {
        [
            shape, rule.name, "\(occasion)", kind, "\(range.lowerBound)", "\(range.upperBound)", earlier, condition,
            until, "\(window)", "\(months)", "\(days)",
        ].joined(separator: "\t")
    }
}
