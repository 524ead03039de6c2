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
        status: Condition.Test = .set
    ) throws -> [[String]] {
        let rule = Rule(
            name: "r",
            subject: subject,
            schedule: schedule,
            late: late,
            conditions: [Condition(name: "status", field: Field(.journey, "status", .text, ""), test: status)],
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
        #expect(lines.allSatisfy { $0.count == 12 && $0[7].isEmpty && $0[10] == "6" })
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

    @Test("a fixed date concerns everyone, on its day alone")
    func dates() throws {
        #expect(
            try lines(.annual(.fixed(month: 2, day: 29), shift: CalendarSpan(0, .days))).map { $0[0] } == ["everyone"]
        )
        #expect(try lines(.annual(.fixed(month: 3, day: 1), shift: CalendarSpan(0, .days))).isEmpty)
        #expect(try lines(.daily(.month), per: .person).map { $0[2] } == ["202602"])
    }

    @Test("what the yardstick cannot select is said")
    func unknown() {
        #expect(throws: BenchError.self) { try lines(.birthday(nil)) }
        #expect(throws: BenchError.self) { try lines(.daily(.once), per: .project) }
    }
}
