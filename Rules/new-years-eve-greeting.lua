--- 除夕拜年，短信优先，没有手机的发邮件。(编号 R33)
-- 腊月的最后一天，可能是三十，也可能是二十九。初一不再拜年。
-- 推广类：同意、重大投诉、逾期交付、次数由系统把关。过了除夕不补，所以当天即废。
-- 日期更正：不按节点到期，不用 if_moved；节日不随登记的日期变。
rule "new-years-eve-greeting" {
  api = 1, step = "care",
  owner = "营销专员",
  per = "person",
  when = holiday "new-years-eve",
  late = days(0),
  class = "promotion",
  priority = 10,
  actions = { either { sms { template = "new-years-eve-greeting" }, email { template = "new-years-eve-greeting" } } },
}

test "new-years-eve-greeting" {
  { "当天", given = { consent = true }, on = "2026-02-16", expect = { "sms new-years-eve-greeting" } },
  { "前一天不发", given = { consent = true }, on = "2026-02-15", expect = nothing, because = "when" },
  { "次日不补发", given = { consent = true }, on = "2026-02-17", expect = nothing, because = "when" },
  { "腊月三十的年份", given = { consent = true }, on = "2034-02-18", expect = { "sms new-years-eve-greeting" } },
  { "没有手机发邮件", given = { phone = "" }, on = "2026-02-16", expect = { "email new-years-eve-greeting" } },
  { "没有邮箱发短信", given = { email = "" }, on = "2026-02-16", expect = { "sms new-years-eve-greeting" } },
  { "没有手机和邮箱不发", given = { phone = "", email = "" }, on = "2026-02-16", expect = nothing, because = "address" },
  { "不同意关怀不发", given = { consent = false }, on = "2026-02-16", expect = nothing, because = "consent" },
  { "已故不发", given = { deceased = true }, on = "2026-02-16", expect = nothing, because = "deceased" },
  { "勿扰不发", given = { blocked = true }, on = "2026-02-16", expect = nothing, because = "blocked" },
  { "有未结重大投诉不发", given = { status = "handed_over", serious_complaints = 1 },
    on = "2026-02-16", expect = nothing, because = "serious_complaint" },
  { "房屋逾期未交付不发", given = { status = "signed", planned_handover = "2025-12-31" },
    on = "2026-02-16", expect = nothing, because = "handover_late" },
}
