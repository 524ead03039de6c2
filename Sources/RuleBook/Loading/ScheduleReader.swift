import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads `when`.
struct ScheduleReader {
    let vocabulary: Vocabulary

    private static let wanted = Phrase(
        "such as months(3):after \"handover\", on \"signing\", holiday \"mid-autumn\" or yearly \"birthday\"",
        zh: "如 months(3):after \"handover\"、on \"signing\"、holiday \"中秋\"、yearly \"birthday\" 的写法"
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
            if let birthday = Self.birthdays[table["anchors"].table?.list.first?.text ?? ""] { return birthday }
            return milestones(table, &report, orElse: Self.birthdays.keys.sorted()).map { .anniversary(anchors: $0) }
        case "date", "holiday", "solar_term":
            guard let annual = annual(table, &report), let shift = Self.shift(table) else { return nil }
            return .annual(annual, shift: shift)
        case "daily": return daily(table, &report)
        default: return nil
        }
    }

    /// What `yearly` takes besides milestones.
    private static let birthdays: [String: Schedule] = [
        "birthday": .birthday(nil), "solar_birthday": .birthday(.solar), "lunar_birthday": .birthday(.lunar),
    ]

    private func annual(_ table: LuaTable, _ report: inout FileReport) -> AnnualDay? {
        let name = table["name"].text ?? ""
        switch table["__is"].text {
        case "holiday":
            if let festival = Festival(name: name) { return .festival(festival) }
            unknown(name, "holiday", Festival.names, &report)
            return nil
        case "solar_term":
            if let term = SolarTerm(name: name) { return .term(term) }
            unknown(name, "solar_term", SolarTerm.names, &report)
            return nil
        default: return date(table, &report)
        }
    }

    private func unknown(_ name: String, _ word: String, _ names: [String], _ report: inout FileReport) {
        let slip = BookSlip.unknownHoliday(name, word: word, nearest: Nearest.match(name, among: names))
        if let spot = report.spot(ofArgument: name, below: "when") {
            report.error(slip, at: spot)
        } else {
            report.error(slip, at: ["when"])
        }
    }

    private func date(_ table: LuaTable, _ report: inout FileReport) -> AnnualDay? {
        guard let month = table["month"].wholeNumber, let day = table["day"].wholeNumber,
            Day(year: 2024, month: month, day: day) != nil  // a leap year: 29 February is a date
        else {
            report.error(
                .badDay("date(\(table["month"].wholeNumber ?? 0), \(table["day"].wholeNumber ?? 0))"),
                at: ["when"]
            )
            return nil
        }
        return .fixed(month: month, day: day)
    }

    /// How long after its day a date, festival or term is due; on the day unless told otherwise.
    private static func shift(_ table: LuaTable) -> CalendarSpan? {
        table["unit"] == .none ? CalendarSpan(0, .days) : distance(table)
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
            case .workdays: 2_500
            }
        return (-limit...limit).contains(count) ? CalendarSpan(count, unit) : nil
    }

    private static func fits(_ schedule: Schedule, _ subject: SubjectKind) -> Bool {
        switch schedule {
        case .offset: true
        case .every, .anniversary: subject != .project
        case .birthday: subject == .person
        case .annual, .daily: true
        }
    }
}
