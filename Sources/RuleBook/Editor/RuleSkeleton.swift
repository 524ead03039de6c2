/// A rule file to fill in, with a test that passes.
package enum RuleSkeleton {
    /// The file.
    /// - Parameter name: The rule's name, or what an editor puts its file's name for.
    /// - Returns: Lines with a newline at their end.
    package static func text(_ name: String) -> String {
        """
        --- 一句话说明这条规则为什么存在。
        rule "\(name)" {
          api   = 1,
          step  = 5,
          owner = "客户关系专员",
          per   = "journey",
          when  = days(30):after "handover",
          late  = days(15),
          who   = { status = "handed_over" },
          class = "notice",
          actions = {
            task { kind = "call", title = "电话回访", within = days(5) },
          },
        }

        test "\(name)" {
          { "到期当天", given = { status = "handed_over", handover = "2026-01-31" }, on = "2026-03-02", expect = { "task call" } },
          { "前一天不做", given = { status = "handed_over", handover = "2026-01-31" }, on = "2026-03-01",
            expect = nothing, because = "when" },
          { "未交付不做", given = { status = "signed", handover = "2026-01-31" }, on = "2026-03-02",
            expect = nothing, because = "status" },
        }

        """
    }
}
