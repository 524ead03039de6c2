import ChineseCalendar
import Testing

@testable import Lifecycle

@Suite("Sentences of rules")
struct RuleSentencesTests {
    private func said(_ rule: Rule, _ language: Language) -> [String] {
        RuleSentences(rule, Vocabulary()).sections.flatMap { heading, sentences in
            sentences.map { "\(heading(language)): \($0(language))" }
        }
    }

    private let bare = Rule(
        name: "bare",
        schedule: .offset(.init(0, .days), anchors: ["signing"]),
        actions: .fixed([])
    )

    @Test("a rule that says little is for everybody, on the day only, and makes nothing")
    func bareRule() {
        #expect(said(bare, .chinese) == ["时间: 签约日当天；只在当天办，过后作废", "条件: 不限", "类别: 通知：不想收推广的客户也会收到", "结果: 什么也不做"])
    }

    @Test(
        "how late it may be done follows the day",
        arguments: [
            (Lateness.days(0), "只在当天办，过后作废"), (.days(1), "最晚到期次日补办"), (.days(90), "可补办至到期后 90 天"),
            (.never, "不作废，一直等到办成"),
        ]
    )
    func lateness(late: Lateness, chinese: String) {
        var rule = bare
        rule.late = late
        #expect(RuleSentences(rule, Vocabulary()).when.chinese == "签约日当天；\(chinese)")
    }

    @Test("a rule that looks every day is not late")
    func daily() {
        let rule = Rule(name: "daily", schedule: .daily(.day), actions: .fixed([]))
        #expect(RuleSentences(rule, Vocabulary()).when.chinese == "每户每天一次")
    }

    @Test(
        "a rule about people says which of their homes counts",
        arguments: [([], "最早"), (["last_contact"], "最晚")] as [(Set<String>, String)]
    )
    func people(latest: Set<String>, word: String) {
        let rule = Rule(
            name: "people",
            subject: .person,
            schedule: .anniversary(anchors: ["last_contact"]),
            latestAnchors: latest,
            actions: .fixed([])
        )
        let when = RuleSentences(rule, Vocabulary()).when.chinese
        #expect(when == "最近接触日满一年起，每年同月同日；名下不止一户的按\(word)的算；只在当天办，过后作废")
    }

    @Test("all that a rule may settle is said under its heading, in the rule's order")
    func everything() throws {
        let names = Vocabulary().names(for: .journey)
        let complaints = try #require(names["open_complaints"])
        let worried = Condition(name: "open_complaints", field: complaints, test: .atLeast(.integer(1)))
        let warranty = DatePlan(span: .init(2, .years), anchors: ["handover"])
        let rule = Rule(
            name: "full",
            schedule: .offset(.init(3, .months), anchors: ["move_in"]),
            late: .days(90),
            conditions: [worried],
            sample: Sample(percent: 10, most: 60, prefer: [worried]),
            messageClass: .promotion,
            priority: 5,
            ifMoved: .recall,
            ifUnknown: .resend,
            actions: .fixed([
                .task(.init(kind: .visit, title: "访问", within: .init(30, .days), checklist: "c", script: "s")),
                .task(.init(kind: .call, title: "致电", within: .init(0, .days))),
                .sms(.init(template: "a", date: warranty)), .email(.init(template: "b", isFallback: true)),
            ]),
            hasCheck: true
        )
        #expect(
            said(rule, .chinese) == [
                "时间: 入住日之后 3 个月；可补办至到期后 90 天", "条件: 未结投诉数不小于 1",
                "抽样: 每个项目抽到期户数的 10%（不足一户进一户），最多 60 户；优先：未结投诉数不小于 1",
                "类别: 推广：只发给同意的客户，受次数上限和肃穆日限制", "结果: 任务：上门拜访“访问”，30 天内完成，话术 s，检查清单 c",
                "结果: 任务：电话“致电”，当天完成", "结果: 短信：模板 a，{{日期}} 是实际交付日之后 2 年",
                "结果: 邮件：模板 b，前面的发不了时才发", "另外: 最后还要通过 check 函数",
                "另外: 节点日期更正后，还没发、没办的收回，按新日期重来", "另外: 不知道对方收没收到时，再发一次",
                "另外: 同一天有几条推广时，优先级为 5",
            ]
        )
        #expect(
            said(rule, .english) == [
                "When: 3 months after move_in; at most 90 days late", "Who: open_complaints is 1 or more",
                "Sample: 10 % of those due in each project, rounded up, at most 60; first those of whom open_complaints is 1 or more",
                "Class: promotion: only with consent, within the caps, and on no solemn day",
                "Makes: task: visit “访问”, within 30 days, script s, checklist c",
                "Makes: task: call “致电”, on the same day", "Makes: SMS a, its date is 2 years after handover",
                "Makes: e-mail b, where none before it can be sent", "Besides: its check has the last word",
                "Besides: when the date is corrected, what is not yet sent or done is taken back, and it is due anew",
                "Besides: a message of which nobody knows whether it arrived is sent again",
                "Besides: priority 5 among the promotions of a day",
            ]
        )
    }

    @Test("actions that a function makes are not known beforehand")
    func computed() {
        let rule = Rule(name: "computed", schedule: .daily(.once), actions: .computed)
        #expect(RuleSentences(rule, Vocabulary()).makes.map(\.chinese) == ["由函数按每个对象的情况决定"])
    }
}
