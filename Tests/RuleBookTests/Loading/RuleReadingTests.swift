import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Reading a rule")
struct RuleReadingTests {
    @Test(
        "every form of when becomes a schedule",
        arguments: [
            ("on \"handover\"", .offset(CalendarSpan(0, .days), anchors: ["handover"])),
            ("days(0):after \"handover\"", .offset(CalendarSpan(0, .days), anchors: ["handover"])),
            ("days(0):before \"handover\"", .offset(CalendarSpan(0, .days), anchors: ["handover"])),
            ("days(36500):after \"visit\"", .offset(CalendarSpan(36_500, .days), anchors: ["visit"])),
            ("weeks(2):after \"signing\"", .offset(CalendarSpan(2, .weeks), anchors: ["signing"])),
            ("months(3):after \"move_in\"", .offset(CalendarSpan(3, .months), anchors: ["move_in"])),
            ("years(100):before \"loan\"", .offset(CalendarSpan(-100, .years), anchors: ["loan"])),
            (
                "days(90):before \"bulk_handover\" :or_else \"planned_handover\" :or_else \"handover\"",
                .offset(CalendarSpan(-90, .days), anchors: ["bulk_handover", "planned_handover", "handover"])
            ),
            ("every(months(3)):from \"signing\"", .every(CalendarSpan(3, .months), anchors: ["signing"], to: nil)),
            (
                "every(weeks(1)):from \"signing\" :or_else \"visit\" :to \"handover\"",
                .every(CalendarSpan(1, .weeks), anchors: ["signing", "visit"], to: "handover")
            ),
            (
                "every(years(1)):to \"handover\" :from \"signing\"",
                .every(CalendarSpan(1, .years), anchors: ["signing"], to: "handover")
            ),
            ("yearly \"handover\"", .anniversary(anchors: ["handover"])),
            ("yearly \"move_in\" :or_else \"handover\"", .anniversary(anchors: ["move_in", "handover"])),
            ("workday(3):after \"signing\"", .offset(CalendarSpan(3, .workdays), anchors: ["signing"])),
            ("workdays(1):before \"handover\"", .offset(CalendarSpan(-1, .workdays), anchors: ["handover"])),
            ("date(10, 20)", annual(.fixed(month: 10, day: 20))), ("date(2, 29)", annual(.fixed(month: 2, day: 29))),
            ("holiday \"mid-autumn\"", annual(.festival(.midAutumn))),
            ("holiday \"中秋节\"", annual(.festival(.midAutumn))),
            ("holiday \"除夕\":minus(days(3))", annual(.festival(.newYearsEve), -3, .days)),
            ("holiday \"qingming\":minus(workdays(1))", annual(.festival(.qingming), -1, .workdays)),
            ("solar_term \"winter-solstice\":plus(weeks(2))", annual(.term(.winterSolstice), 2, .weeks)),
            ("solar_term \"冬至\"", annual(.term(.winterSolstice))),
            ("daily", .daily(.once)), ("daily:each \"day\"", .daily(.day)), ("daily:each \"month\"", .daily(.month)),
            ("daily:each \"year\"", .daily(.year)), ("daily:each \"once\"", .daily(.once)),
        ] as [(String, Schedule)]
    )
    func schedule(when: String, schedule: Schedule) throws {
        #expect(try ruleOf(ruleFile(when: when)).schedule == schedule)
    }

    @Test(
        "kinds of subjects have schedules of their own",
        arguments: [
            ("person", "yearly \"birthday\"", .birthday(nil)),
            ("person", "yearly \"solar_birthday\"", .birthday(.solar)),
            ("person", "yearly \"lunar_birthday\"", .birthday(.lunar)),
            ("project", "days(3):after \"open_day\"", .offset(CalendarSpan(3, .days), anchors: ["open_day"])),
            ("person", "on \"handover\"", .offset(CalendarSpan(0, .days), anchors: ["handover"])),
            ("project", "date(10, 1)", annual(.fixed(month: 10, day: 1))), ("project", "daily", .daily(.once)),
        ] as [(String, String, Schedule)]
    )
    func subjects(per: String, when: String, schedule: Schedule) throws {
        let rule = try ruleOf(ruleFile("per = \"\(per)\"", when: when))
        #expect(rule.schedule == schedule)
        #expect(rule.subject.rawValue == per)
    }

    @Test("a sample says how many of a project's households are chosen, and who goes first")
    func sample() throws {
        let written = "sample = { percent = 10, most = 60, prefer = { open_complaints = at_least(1) }, seed = 7 }"
        let sample = try #require(try ruleOf(ruleFile(written)).sample)
        #expect([sample.percent, sample.most, sample.seed] == [10, 60, 7])
        #expect(sample.prefer.map(\.name) == ["open_complaints"])
        #expect(sample.prefer.map(\.test) == [.atLeast(.integer(1))])
        #expect(try ruleOf(ruleFile("sample = { percent = 1, most = 1 }")).sample == Sample(percent: 1, most: 1))
        #expect(try ruleOf(ruleFile()).sample == nil)
    }

    @Test("of a person's journeys the first counts, or the latest where the milestone says so")
    func latest() throws {
        let rule = try ruleOf(ruleFile("per = \"person\"", when: "yearly \"last_contact\" :or_else \"handover\""))
        #expect(rule.latestAnchors == ["last_contact"])
    }

    @Test(
        "every form of late becomes a number of days",
        arguments: [
            ("never", .never), ("days(0)", .days(0)), ("days(90)", .days(90)), ("weeks(2)", .days(14)),
        ] as [(String, Lateness)]
    )
    func late(written: String, late: Lateness) throws {
        #expect(try ruleOf(ruleFile(late: written)).late == late)
    }

    @Test("what is not written has a meaning")
    func defaults() throws {
        let rule = try ruleOf("rule \"r\" { when = daily, actions = {} }")
        #expect(rule.title == "" && rule.step == "" && rule.owner == "" && rule.subject == .journey)
        #expect(rule.late == .days(0) && rule.conditions == [] && rule.messageClass == .notice && rule.priority == 0)
        #expect(
            rule.ifMoved == .keep && rule.ifUnknown == .leave && rule.actions == .fixed([]) && !rule.needsEvaluation
                && rule.reads.isEmpty
        )
    }

    @Test("every entry is read")
    func entries() throws {
        let rule = try ruleOf(
            "--- 节日问候。\n"
                + ruleFile(
                    "api = 1.0, owner = \"专员\", class = \"promotion\", priority = -1000, if_moved = \"recall\", "
                        + "if_unknown = \"resend\""
                )
        )
        #expect(rule.title == "节日问候。" && rule.owner == "专员" && rule.messageClass == .promotion)
        #expect(rule.priority == -1000 && rule.ifMoved == .recall && rule.ifUnknown == .resend)
    }

    @Test(
        "what a corrected date does may be said of everything that a milestone makes due",
        arguments: [
            ("journey", "on \"signing\""),
            ("journey", "days(3):before \"bulk_handover\" :or_else \"planned_handover\""),
            ("journey", "every(months(3)):from \"signing\" :to \"handover\""), ("journey", "yearly \"handover\""),
            ("person", "days(1):after \"visit\""), ("person", "yearly \"last_contact\""),
            ("project", "months(45):after \"first_handover\""),
        ]
    )
    func ifMoved(subject: String, when: String) throws {
        let rule = try ruleOf(ruleFile("per = \"\(subject)\", if_moved = \"recall\"", when: when))
        #expect(rule.ifMoved == .recall)
    }

    @Test(
        "a step is a number or one of the words",
        arguments: [("1", "1"), ("6", "6"), ("\"6\"", "6"), ("\"+1\"", "+1"), ("\"+2\"", "+2"), ("\"care\"", "care")]
    )
    func step(written: String, step: String) throws {
        #expect(try ruleOf(ruleFile("step = \(written)")).step == step)
    }

    @Test(
        "functions carry the fields they read",
        arguments: [
            ("check = function(j) return j.status == \"signed\" end", ["status"]),
            ("check = function(j) return j.home.area > j[\"project.city\"] end", ["home.area", "project.city"]),
            ("check = function() return true end", []),
            ("check = function(j) local p = j.project return p.city end", projectFields),
        ]
    )
    func reads(check: String, names: [String]) throws {
        let rule = try ruleOf(ruleFile(check))
        #expect(rule.hasCheck && rule.needsEvaluation)
        #expect(rule.reads.map(\.name) == names)
    }

    private static let projectFields = Vocabulary().names(for: .journey).keys.filter { $0.hasPrefix("project.") }
        .sorted()

    @Test(
        "a function that hands its subject on may read every field",
        arguments: [
            "check = function(j) return tostring(j) end", "check = function(j) return j[\"sta\" .. \"tus\"] end",
            "check = ({ function(j) return j.status end })[1]",
        ]
    )
    func escaping(check: String) throws {
        #expect(try ruleOf(ruleFile(check)).reads.map(\.name) == Vocabulary().names(for: .journey).keys.sorted())
    }
}

/// A day of each year, shifted.
private func annual(_ day: AnnualDay, _ count: Int = 0, _ unit: CalendarSpan.Unit = .days) -> Schedule {
    .annual(day, shift: CalendarSpan(count, unit))
}
