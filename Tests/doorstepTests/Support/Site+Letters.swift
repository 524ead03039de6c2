import Testing

extension Site {
    /// Three people who are to get a text and a mail each, and one who refused.
    static func letters(class messageClass: String = "notice") throws -> Site {
        let site = try Site()
        try site.removeRules()
        try site.write(
            rule: "letter",
            """
            --- 一条短信、一封邮件。
            rule "letter" {
              api = 1, step = 5, owner = "客户关系专员", per = "person",
              when = date(11, 21), late = days(2), who = { }, class = "\(messageClass)",
              actions = { sms { template = "letter" }, email { template = "letter" } },
            }
            """
        )
        try site.write("您好，请留意公告。", to: "place/Templates/letter.sms")
        try site.write("主题: 公告\n\n您好，请留意公告。\n", to: "place/Templates/letter.email.txt")
        try site.write(
            """
            客户编号,姓名,手机,邮箱,关怀同意,项目编号,项目名称,城市,房号,合同编号,状态,签约日
            K1,张三,13800000001,k1@example.com,是,P1,云栖苑,上海,101,C1,已签约,2026-01-05
            K2,李四,13800000002,k2@example.com,是,P1,云栖苑,上海,102,C2,已签约,2026-01-05
            K3,王五,13800000003,k3@example.com,否,P1,云栖苑,上海,103,C3,已签约,2026-01-05

            """,
            to: "ledger.csv"
        )
        #expect(try site.run("import", site.ledger, "--on", today).status == 0)
        #expect(try site.run("sweep", "--on", today).status == 0)
        return site
    }
}
