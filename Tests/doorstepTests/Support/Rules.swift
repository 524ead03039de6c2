/// Rules that bring into a sweep what the default pack has little of.
enum SampleRules {
    /// Two promotions that fall on the same people on the same days; the second has priority.
    static let promotions = [
        "promotion-low": promotion("promotion-low", priority: 0, late: 5),
        "promotion-top": promotion("promotion-top", priority: 3, late: 2),
        "promotion-task": """
        --- 推广任务，不发消息。
        rule "promotion-task" {
          api = 1, step = 5, owner = "客户关系专员", per = "journey",
          when = months(4):after "visit", late = days(9), who = { }, class = "promotion", priority = 9,
          actions = { task { kind = "call", title = "邀请参加业主活动", within = days(5) } },
        }
        """,
    ]

    /// A rule that takes back what corrected days moved.
    static let recall = """
        --- 收回并重做。
        rule "recall-handover" {
          api = 1, step = 5, owner = "客户关系专员", per = "journey",
          when = months(1):after "handover", late = never, who = { status = "handed_over" },
          class = "notice", if_moved = "recall",
          actions = {
            task { kind = "visit", title = "上门", within = days(5) },
            sms { template = "handover-congratulations" },
          },
        }
        """

    /// Rules that concern every journey, so that a sweep writes in many steps of the same size.
    static func everyone(_ number: Int) -> String {
        """
        --- 人人都做。
        rule "everyone-\(number)" {
          api = 1, step = 5, owner = "客户关系专员", per = "journey",
          when = days(\(number)):after "visit", late = never, who = { },
          class = "notice",
          actions = { task { kind = "call", title = "电话", within = days(5) }, sms { template = "fitout-guide" } },
        }
        """
    }

    private static func promotion(_ name: String, priority: Int, late: Int) -> String {
        """
        --- 推广。
        rule "\(name)" {
          api = 1, step = 5, owner = "客户关系专员", per = "journey",
          when = months(4):after "visit", late = days(\(late)), who = { },
          check = function(j) return days_since(j.visit) > 0 end,
          class = "promotion", priority = \(priority),
          actions = { sms { template = "handover-anniversary" } },
        }
        """
    }
}

extension Site {
    /// The default pack with promotions that stand in each other's way.
    static func crowded() throws -> Site {
        let site = try Site.full()
        for (name, text) in SampleRules.promotions { try site.write(rule: name, text) }
        return site
    }
}
