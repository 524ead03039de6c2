import ChineseCalendar
import Lifecycle

/// Rules of every form, with random conditions.
enum RandomRules {
    /// Every form of schedule, with the forms that month ends and missing anchors make hard.
    static let schedules: [(SubjectKind, Schedule)] = [
        (.journey, .offset(CalendarSpan(0, .days), anchors: ["handover"])),
        (.journey, .offset(CalendarSpan(6, .months), anchors: ["signing"])),
        (.journey, .offset(CalendarSpan(1, .months), anchors: ["move_in", "handover", "planned_handover"])),
        (.journey, .offset(CalendarSpan(-1, .months), anchors: ["planned_handover"])),
        (.journey, .offset(CalendarSpan(-90, .days), anchors: ["planned_handover", "signing"])),
        (.journey, .offset(CalendarSpan(3, .weeks), anchors: ["loan", "never_told"])),
        (.journey, .offset(CalendarSpan(2, .years), anchors: ["handover", "move_in"])),
        (.journey, .every(CalendarSpan(1, .months), anchors: ["signing"], to: "handover")),
        (.journey, .every(CalendarSpan(3, .months), anchors: ["loan", "signing"], to: nil)),
        (.journey, .every(CalendarSpan(2, .weeks), anchors: ["handover"], to: "move_in")),
        (.journey, .every(CalendarSpan(1, .years), anchors: ["never_told", "signing"], to: "never_told")),
        (.journey, .anniversary(anchors: ["handover"])),
        (.journey, .anniversary(anchors: ["move_in", "signing"])),
        (.journey, .annual(.fixed(month: 2, day: 29), shift: CalendarSpan(0, .days))), (.journey, .daily(.month)),
        (.journey, .offset(CalendarSpan(5, .workdays), anchors: ["signing"])),
        (.journey, .offset(CalendarSpan(-2, .workdays), anchors: ["handover", "loan"])),
        (.journey, .annual(.festival(.newYearsEve), shift: CalendarSpan(-2, .workdays))),
        (.person, .annual(.festival(.midAutumn), shift: CalendarSpan(0, .days))),
        (.person, .annual(.term(.winterSolstice), shift: CalendarSpan(1, .weeks))),
        (.person, .offset(CalendarSpan(1, .months), anchors: ["signing"])),
        (.person, .offset(CalendarSpan(0, .days), anchors: ["move_in", "handover"])),
        (.person, .every(CalendarSpan(6, .months), anchors: ["signing", "loan"], to: "handover")),
        (.person, .anniversary(anchors: ["signing"])), (.person, .birthday(nil)),
        (.person, .birthday(.solar)), (.person, .birthday(.lunar)),
        (.person, .annual(.fixed(month: 10, day: 31), shift: CalendarSpan(0, .days))), (.person, .daily(.once)),
        (.person, .daily(.day)),
        (.project, .annual(.fixed(month: 6, day: 30), shift: CalendarSpan(0, .days))), (.project, .daily(.year)),
    ]

    /// Whether a schedule would be due for ever under ``Lateness/never``, which no rule book lets through.
    static func bounds(_ schedule: Schedule) -> Bool {
        switch schedule {
        case .birthday, .annual: true
        case .offset, .every, .anniversary, .daily: false
        }
    }

    static func rule(_ subject: SubjectKind, _ schedule: Schedule, _ random: inout SplitMix) -> Rule {
        let lateness: [Lateness] = [.days(0), .days(1), .days(30), bounds(schedule) ? .days(60) : .never, .days(120)]
        let names = Vocabulary().names(for: subject)
        let pool = tests(subject)
        let conditions = (0..<random.pick([0, 1, 2, 3])).compactMap { _ -> Condition? in
            let (name, tests) = random.pick(pool)
            return names[name].map { Condition(name: name, field: $0, test: random.pick(tests)) }
        }
        let reads = pool.map(\.0).compactMap { name in names[name].map { (name: name, field: $0) } }
        let canSample = subject == .journey && !schedule.anchors.isEmpty
        return .sample(
            "random",
            subject,
            schedule,
            late: random.pick(lateness),
            who: conditions,
            sample: canSample && random.chance(20) ? sample(names) : nil,
            messageClass: random.chance(30) && subject != .project ? .promotion : .notice,
            actions: random.chance(50) ? .computed : .fixed([]),
            reads: reads
        )
    }

    private static func sample(_ names: [String: Field]) -> Sample? {
        names["open_complaints"].map { field in
            let complained = Condition(name: "open_complaints", field: field, test: .atLeast(.integer(1)))
            return Sample(percent: 10, most: 60, prefer: [complained])
        }
    }

    private static func tests(_ subject: SubjectKind) -> [(String, [Condition.Test])] {
        switch subject {
        case .person: person
        case .project: project
        case .journey: journey + person.map { ("owner." + $0, $1) } + project.map { ("project." + $0, $1) }
        }
    }

    private static let person: [(String, [Condition.Test])] = [
        ("gender", [.oneOf([.text("female")]), .except([.text("female")]), .set, .unset]),
        ("consent", [.oneOf([.boolean(true)]), .except([.boolean(true)])]),
        ("birthday", [.atLeast(.day(Day("1988-02-29"))), .olderThan(CalendarSpan(36, .years)), .unset]),
        ("email", [.set, .unset, .oneOf([.text("a@example.com"), .text("")])]),
        ("homes", [.atLeast(.integer(1)), .oneOf([.integer(0)]), .between(.integer(2), .integer(3))]),
        ("safety_notice", [.oneOf([.boolean(true)]), .except([.boolean(true)])]),
    ]
    private static let project: [(String, [Condition.Test])] = [
        ("city", [.oneOf([.text("上海")]), .except([.text("上海"), .text("北京")])]),
        ("pipe_warranty_months", [.atLeast(.integer(4)), .between(.integer(2), .integer(4))]),
    ]
    private static let journey: [(String, [Condition.Test])] = [
        ("status", [.oneOf([.text("signed")]), .oneOf([.text("signed"), .text("handed_over")]), .set]),
        ("open_complaints", [.atMost(.integer(0)), .between(.integer(1), .integer(2)), .oneOf([.integer(3)])]),
        (
            "last_visit",
            [
                .olderThan(CalendarSpan(60, .days)), .olderThan(CalendarSpan(1, .months)),
                .atMost(.day(Day("2025-06-30"))),
            ]
        ),
        ("home.layout", [.except([.text("商铺")]), .oneOf([.text("it's"), .text("三居")]), .unset]),
        ("home.area", [.atLeast(.number(88.5)), .atMost(.number(88.5)), .between(.number(60), .number(88.4)), .unset]),
        ("handover", [.set, .unset, .atLeast(.day(Day("2024-01-31")))]),
        ("loan", [.olderThan(CalendarSpan(1, .years)), .unset]),
    ]
}
