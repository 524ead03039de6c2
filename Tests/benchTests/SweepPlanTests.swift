import ChineseCalendar
import Lifecycle
import Testing

@testable import bench

@Suite("Plan of the yardstick")
struct SweepPlanTests {
    private static let day = Day(number: 20_512)  // 2026-02-28
    private static let condition = " AND j.status IS NOT NULL"

    private func lines(
        _ schedule: Schedule,
        late: Lateness = .days(0),
        per subject: SubjectKind = .journey,
        latest: Set<String> = [],
        status: Condition.Test = .set,
        class messageClass: MessageClass = .notice
    ) throws -> [[String]] {
        let rule = Rule(
            name: "r",
            subject: subject,
            schedule: schedule,
            latestAnchors: latest,
            late: late,
            conditions: [Condition(name: "status", field: Field(.journey, "status", .text, ""), test: status)],
            messageClass: messageClass,
            actions: .fixed([])
        )
        let plan = SweepPlan(rules: [rule], day: Self.day, lastSwept: Self.day.advanced(by: -1))
        return try plan.text().split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("a distance gives a closed and an open window per anchor, and conditions only where nothing lapses")
    func offsets() throws {
        let schedule = Schedule.offset(CalendarSpan(6, .months), anchors: ["move_in", "handover"])
        let lines = try lines(schedule, late: .days(3))
        #expect(lines.map { $0[3] } == ["move_in", "handover", "move_in", "handover"])
        #expect(lines.map { $0[6] } == ["", "'move_in'", "", "'move_in'"])
        #expect(lines.allSatisfy { $0.count == 13 && $0[7].isEmpty && $0[10] == "6" })
        // 08-29 through 08-31 are all six months before 02-28.
        #expect(lines[2][5] == "\(Day(year: 2025, month: 8, day: 31)?.number ?? 0)")
        #expect(try self.lines(schedule, late: .never).map { $0[7] } == Array(repeating: Self.condition, count: 2))
    }

    @Test("what never lapses begins with the journeys of a status")
    func statuses() throws {
        let signed = Condition.Test.oneOf([.text("signed")])
        let lines = try lines(.offset(CalendarSpan(1, .days), anchors: ["loan"]), late: .never, status: signed)
        #expect(lines.map { $0[0] } == ["status"])
        #expect(lines.map { $0[7] } == [" AND j.status IN ('signed')"])
    }

    @Test("birthdays of leap days are found on the 28th of February")
    func birthdays() throws {
        let lines = try lines(.birthday(.solar), per: .person)
        #expect(lines.map { $0[0] } == ["birthday", "birthday", "birthday"])
        #expect(lines.map { $0[4] } == ["227", "228", "229"])
        let both = try self.lines(.birthday(nil), per: .person)
        #expect(both.map { $0[4] }.suffix(2) == ["2112", "4112"], "the twelfth of the first lunar month")
    }

    @Test("a fixed date concerns everyone on its day, and once more on the day after its window")
    func dates() throws {
        func lines(_ month: Int, _ day: Int, late: Int = 0) throws -> [[String]] {
            try self.lines(.annual(.fixed(month: month, day: day), shift: CalendarSpan(0, .days)), late: .days(late))
        }
        #expect(try lines(2, 29).map { $0[0] } == ["everyone"])
        #expect(try lines(3, 1).isEmpty)
        #expect(try lines(2, 27).map { $0[2] } == ["2026"], "it closed yesterday")
        #expect(try lines(2, 26).isEmpty)
        #expect(try lines(2, 27, late: 1).count == 1, "it is open")
        #expect(try self.lines(.daily(.month), per: .person).map { $0[2] } == ["202602"])
        #expect(try self.lines(.daily(.once), per: .project).map { $0[0] } == ["projects"])
    }

    @Test("of a person's milestones the first is selected, or the latest where that counts")
    func persons() throws {
        let schedule = Schedule.anniversary(anchors: ["last_contact"])
        #expect(Set(try lines(schedule, per: .person).map { $0[0] }) == ["person"])
        #expect(Set(try lines(schedule, per: .person, latest: ["last_contact"]).map { $0[0] }) == ["latest"])
    }

    @Test("an anniversary has a line for each year since the first milestone, and for both years around New Year")
    func anniversaries() throws {
        let lines = try lines(.anniversary(anchors: ["handover"]), late: .days(60))
        let (now, before) = (lines.filter { $0[2] == "2026" }, lines.filter { $0[2] == "2025" })
        #expect(now.count == 16 && now.map { $0[10] }.prefix(2) == ["12", "24"])
        // On the 27th the 29th of December was in time for the last time, on the 28th the 30th is.
        #expect(before.count == 30)
    }

    @Test("a rule about projects is selected from their milestones")
    func projects() throws {
        let schedule = Schedule.offset(CalendarSpan(45, .months), anchors: ["first_handover"])
        let lines = try lines(schedule, late: .never, per: .project)
        #expect(lines.map { $0[0] } == ["project"])
    }

    @Test("workdays are counted before the plan is made")
    func workdays() throws {
        let lines = try lines(.offset(CalendarSpan(5, .workdays), anchors: ["signing"]))
        // 02-24 through 02-28 are worked, the last to make up for the Spring Festival from 02-15 through 02-23.
        let anchors = [14, 23].compactMap { Day(year: 2026, month: 2, day: $0) }
        #expect(lines.last.map { Array($0[4...5]) } == anchors.map { "\($0.number)" })
    }

    @Test("promotions tell what holds promotions back, by the day they are judged on")
    func care() throws {
        let schedule = Schedule.offset(CalendarSpan(1, .days), anchors: ["visit"])
        #expect(try lines(schedule).map { $0[12] } == ["0", "0"])
        let (yesterday, today) = (Self.day.advanced(by: -1).number, Self.day.number)
        #expect(try lines(schedule, class: .promotion).map { $0[12] } == ["\(yesterday)", "\(today)"])
        #expect(try lines(.birthday(.solar), per: .person, class: .promotion).last?[12] == "\(today)")
        #expect(try lines(schedule, per: .project, class: .promotion).map { $0[12] } == ["0", "0"])
    }

    @Test("what the yardstick cannot select is said")
    func unknown() {
        #expect(throws: BenchError.self) { try lines(.birthday(nil)) }
        #expect(throws: BenchError.self) { try lines(.birthday(nil), per: .project) }
        let repeated = Schedule.every(CalendarSpan(5, .workdays), anchors: ["signing"], to: "handover")
        #expect(throws: BenchError.self) { try lines(repeated) }
    }
}
