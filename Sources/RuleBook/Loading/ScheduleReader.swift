import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads `when`.
struct ScheduleReader {
    let vocabulary: Vocabulary

    private static let wanted = Phrase(
        "such as months(3):after \"handover\", on \"signing\" or yearly \"birthday\"",
        zh: "如 months(3):after \"handover\"、on \"signing\"、yearly \"birthday\" 的写法"
    )

    func schedule(_ value: LuaValue, for subject: SubjectKind, _ report: inout FileReport) -> Schedule? {
        let known = report.errors.count
        guard let table = value.table, let schedule = form(table, &report) else {
            if report.errors.count == known {
                report.error(.wrongValue(key: "when", wanted: Self.wanted), at: ["when"])
            }
            return nil
        }
        guard Self.fits(schedule, subject) else {
            report.error(.scheduleDoesNotFit(per: subject.rawValue), at: ["when"])
            return nil
        }
        return schedule
    }

    private func form(_ table: LuaTable, _ report: inout FileReport) -> Schedule? {
        switch table["__is"].text {
        case "offset":
            guard let span = Self.distance(table), let anchors = milestones(table, &report) else { return nil }
            return .offset(span, anchors: anchors)
        case "every":
            guard let span = Self.distance(table), span.count > 0, let anchors = milestones(table, &report)
            else { return nil }
            if let to = table["stop"].text {
                guard isMilestone(to, &report) else { return nil }
                return .every(span, anchors: anchors, to: to)
            }
            return .every(span, anchors: anchors, to: nil)
        case "yearly":
            if table["anchors"].table?.list.first?.text == "birthday" { return .birthday }
            return milestones(table, &report, orElse: ["birthday"]).map { .anniversary(anchors: $0) }
        case "date": return date(table, &report)
        case "daily": return daily(table, &report)
        default: return nil
        }
    }

    private func date(_ table: LuaTable, _ report: inout FileReport) -> Schedule? {
        guard let month = table["month"].wholeNumber, let day = table["day"].wholeNumber,
            Day(year: 2024, month: month, day: day) != nil  // a leap year: 29 February is a date
        else {
            report.error(
                .badDay("date(\(table["month"].wholeNumber ?? 0), \(table["day"].wholeNumber ?? 0))"),
                at: ["when"]
            )
            return nil
        }
        return .date(month: month, day: day)
    }

    private func daily(_ table: LuaTable, _ report: inout FileReport) -> Schedule? {
        guard let period = table["period"].text.flatMap(Schedule.Period.init) else {
            report.error(
                .notAChoice(key: "each", choices: "day, month, year", nearest: nil),
                at: ["when"]
            )
            return nil
        }
        return .daily(period)
    }

    private func milestones(_ table: LuaTable, _ report: inout FileReport, orElse more: [String] = []) -> [String]? {
        guard let list = table["anchors"].table?.list, !list.isEmpty else { return nil }
        let names = list.compactMap(\.text)
        guard names.count == list.count else { return nil }
        var allKnown = true
        for name in names where !isMilestone(name, &report, orElse: more) { allKnown = false }
        return allKnown ? names : nil
    }

    // `more`: what else could have been meant.
    private func isMilestone(_ name: String, _ report: inout FileReport, orElse more: [String] = []) -> Bool {
        let known = vocabulary.milestones.map(\.name)
        if known.contains(name) { return true }
        let slip = BookSlip.unknownMilestone(name, nearest: Nearest.match(name, among: known + more))
        if let spot = report.spot(ofArgument: name, below: "when") {
            report.error(slip, at: spot)
        } else {
            report.error(slip, at: ["when"])
        }
        return false
    }

    /// A length of time such as `days(3)`, and nothing that is counted from a milestone.
    static func span(_ table: LuaTable) -> CalendarSpan? {
        table["__is"].text == "span" ? distance(table) : nil
    }

    /// The distance in a span, an offset or a repeat; nothing past a hundred years, where calendars end.
    static func distance(_ table: LuaTable) -> CalendarSpan? {
        guard let count = table["count"].wholeNumber, let unit = table["unit"].text.flatMap(CalendarSpan.Unit.init)
        else { return nil }
        let limit =
            switch unit {
            case .days: 36_500
            case .weeks: 5_200
            case .months: 1_200
            case .years: 100
            }
        return (-limit...limit).contains(count) ? CalendarSpan(count, unit) : nil
    }

    private static func fits(_ schedule: Schedule, _ subject: SubjectKind) -> Bool {
        switch schedule {
        case .offset, .every, .anniversary: subject != .project
        case .birthday: subject == .person
        case .date, .daily: true
        }
    }
}
