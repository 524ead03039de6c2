import ChineseCalendar
import Testing

@testable import Lifecycle

@Suite("Sentences of schedules")
struct ScheduleSentenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let schedule: Schedule
        var subject = SubjectKind.journey
        let english: String
        let chinese: String

        var testDescription: String { chinese }
    }

    @Test("each kind of schedule is said in both languages", arguments: Self.offsets + Self.returning + Self.daily)
    func schedules(_ example: Case) {
        let phrase = example.schedule.phrase(for: example.subject, Vocabulary())
        #expect(phrase == Phrase(example.english, zh: example.chinese))
    }

    private static let offsets = [
        Case(
            schedule: .offset(.init(0, .days), anchors: ["signing"]),
            english: "on the day of signing",
            chinese: "签约日当天"
        ),
        Case(
            schedule: .offset(.init(0, .workdays), anchors: ["signing"]),
            english: "on the day of signing",
            chinese: "签约日当天"
        ),
        Case(
            schedule: .offset(.init(1, .days), anchors: ["signing"]),
            english: "1 day after signing",
            chinese: "签约日之后 1 天"
        ),
        Case(
            schedule: .offset(.init(-90, .days), anchors: ["planned_handover"]),
            english: "90 days before planned_handover",
            chinese: "合同交付日之前 90 天"
        ),
        Case(
            schedule: .offset(.init(2, .weeks), anchors: ["signing"]),
            english: "2 weeks after signing",
            chinese: "签约日之后 2 周"
        ),
        Case(
            schedule: .offset(.init(3, .workdays), anchors: ["signing"]),
            english: "3 workdays after signing",
            chinese: "签约日之后第 3 个工作日"
        ),
        Case(
            schedule: .offset(.init(-1, .workdays), anchors: ["signing"]),
            english: "1 workday before signing",
            chinese: "签约日之前第 1 个工作日"
        ),
        Case(
            schedule: .offset(.init(3, .months), anchors: ["move_in", "handover"]),
            english: "3 months after move_in (or else handover)",
            chinese: "入住日（没有则按实际交付日）之后 3 个月"
        ),
        Case(
            schedule: .offset(.init(0, .days), anchors: ["move_in", "handover", "signing"]),
            english: "on the day of move_in (or else handover, or else signing)",
            chinese: "入住日（没有则依次按实际交付日、签约日）当天"
        ),
        Case(
            schedule: .offset(.init(1, .years), anchors: ["pool_open"]),
            english: "1 year after pool_open",
            chinese: "pool_open之后 1 年"
        ),
    ]

    private static let returning = [
        Case(
            schedule: .every(.init(3, .months), anchors: ["signing"], to: nil),
            english: "every 3 months after signing",
            chinese: "签约日之后每满 3 个月一次"
        ),
        Case(
            schedule: .every(.init(1, .weeks), anchors: ["signing", "subscription"], to: "handover"),
            english: "every 1 week after signing (or else subscription), up to and with the day of handover",
            chinese: "签约日（没有则按认购日）之后每满 1 周一次，到实际交付日为止（含当天）"
        ),
        Case(
            schedule: .anniversary(anchors: ["handover"]),
            english: "every year on the same day as handover, from one year after it",
            chinese: "实际交付日满一年起，每年同月同日"
        ),
        Case(
            schedule: .birthday(nil),
            subject: .person,
            english: "on the birthday, by the calendar on record",
            chinese: "每年生日当天（按登记的公历或农历）"
        ),
        Case(
            schedule: .birthday(.solar),
            subject: .person,
            english: "on the birthday of those who keep it by the solar calendar",
            chinese: "每年公历生日当天（只算过公历生日的客户）"
        ),
        Case(
            schedule: .birthday(.lunar),
            subject: .person,
            english: "on the birthday of those who keep it by the lunar calendar",
            chinese: "每年农历生日当天（只算过农历生日的客户）"
        ),
        Case(
            schedule: .annual(.fixed(month: 2, day: 29), shift: .init(0, .days)),
            english: "every year on 29 February (28 in common years)",
            chinese: "每年 2 月 29 日（平年为 28 日）当天"
        ),
        Case(
            schedule: .annual(.fixed(month: 10, day: 20), shift: .init(0, .days)),
            english: "every year on 20 October",
            chinese: "每年 10 月 20 日当天"
        ),
        Case(
            schedule: .annual(.festival(.midAutumn), shift: .init(0, .days)),
            english: "every year on mid-autumn",
            chinese: "每年中秋当天"
        ),
        Case(
            schedule: .annual(.festival(.qingming), shift: .init(-1, .days)),
            english: "every year 1 day before qingming",
            chinese: "每年清明之前 1 天"
        ),
        Case(
            schedule: .annual(.festival(.nationalDay), shift: .init(1, .workdays)),
            english: "every year 1 workday after national-day",
            chinese: "每年国庆之后第 1 个工作日"
        ),
        Case(
            schedule: .annual(.term(.winterSolstice), shift: .init(0, .days)),
            english: "every year on winter-solstice",
            chinese: "每年冬至当天"
        ),
    ]

    private static let daily = [
        Case(
            schedule: .daily(.once),
            english: "looked at every day, and done once for each journey",
            chinese: "每天都看，每户只办一次"
        ),
        Case(
            schedule: .daily(.year),
            subject: .person,
            english: "looked at every day, and done at most once a year for each person",
            chinese: "每天都看，每位客户每年最多办一次"
        ),
        Case(
            schedule: .daily(.month),
            subject: .project,
            english: "looked at every day, and done at most once a month for each project",
            chinese: "每天都看，每个项目每月最多办一次"
        ),
        Case(schedule: .daily(.day), english: "every day for each journey", chinese: "每户每天一次"),
    ]
}
