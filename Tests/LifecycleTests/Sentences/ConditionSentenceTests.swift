import ChineseCalendar
import Testing

@testable import Lifecycle

@Suite("Sentences of conditions")
struct ConditionSentenceTests {
    @Test(
        "each kind of condition is said in both languages",
        arguments: [
            ("status", Condition.Test.oneOf([.text("handed_over")]), "status is handed_over", "状态是“已交付”"),
            ("status", .oneOf([.text("no_code")]), "status is no_code", "状态是“no_code”"),
            (
                "project.city", .oneOf([.text("上海"), .text("苏州")]), "project.city is 上海 or 苏州", "城市是“上海”或“苏州”"
            ),
            ("joined_open_day", .oneOf([.boolean(false)]), "joined_open_day is false", "参加开放日为“否”"),
            ("home.layout", .except([.text("商铺")]), "home.layout is set and not 商铺", "户型已填写，且不是“商铺”"),
            (
                "payment", .except([.text("full"), .text("fund")]), "payment is set and not full or fund",
                "付款方式已填写，且不是“全款”或“公积金”"
            ),
            ("open_complaints", .atLeast(.integer(0)), "open_complaints is 0 or more", "未结投诉数不小于 0"),
            ("signing", .atLeast(.day(Day("2026-01-01"))), "signing is 2026-01-01 or later", "签约日不早于 2026-01-01"),
            ("home.area", .atMost(.number(89.5)), "home.area is 89.5 or less", "建筑面积不大于 89.5"),
            ("signing", .atMost(.day(Day("2026-01-01"))), "signing is 2026-01-01 or earlier", "签约日不晚于 2026-01-01"),
            ("home.area", .between(.number(90), .number(144)), "home.area is 90 to 144", "建筑面积在 90 到 144 之间（含两端）"),
            ("last_visit", .olderThan(.init(0, .days)), "last_visit lies before the day of the sweep", "最近上门日早于日巡当天"),
            (
                "owner.birthday", .olderThan(.init(60, .years)), "owner.birthday lies more than 60 years back",
                "业主生日距日巡当天超过 60 年"
            ),
            ("owner.phone", .set, "owner.phone is set", "业主手机已填写"),
            ("owner.homes", .unset, "owner.homes is not set", "业主已交付房屋数未填写"),
        ]
    )
    func sentences(name: String, test: Condition.Test, english: String, chinese: String) throws {
        let field = try #require(Vocabulary().names(for: .journey)[name])
        #expect(Condition(name: name, field: field, test: test).phrase == Phrase(english, zh: chinese))
    }

    @Test(
        "what is wanted fits behind “should be”",
        arguments: [
            (Condition.Test.oneOf([.text("signed"), .text("visited")]), "signed or visited", "已签约 或 到访"),
            (.except([.text("returned")]), "not returned", "不是 已退房"), (.atLeast(.integer(2)), "at least 2", "至少 2"),
            (.atMost(.integer(2)), "at most 2", "至多 2"), (.between(.integer(1), .integer(2)), "1 to 2", "1 至 2"),
            (.olderThan(.init(0, .weeks)), "before today", "早于当天"),
            (.olderThan(.init(1, .weeks)), "older than 1 week", "早于 1 周前"), (.set, "set", "已填写"),
            (.unset, "not set", "未填写"),
        ]
    )
    func wanted(test: Condition.Test, english: String, chinese: String) throws {
        let status = try #require(Vocabulary().names(for: .journey)["status"])
        #expect(test.phrase(for: status) == Phrase(english, zh: chinese))
    }
}
