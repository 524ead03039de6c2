--- 中秋问候，短信优先，没有手机的发邮件。(编号 R34)
-- 推广类：同意、重大投诉、逾期交付、次数由系统把关。过了中秋不补，所以当天即废。
-- 日期更正：不按节点到期，不用 if_moved；节日不随登记的日期变。
rule "mid-autumn-greeting" {
  api = 1, step = "care",
  owner = "营销专员",
  per = "person",
  when = holiday "mid-autumn",
  late = days(0),
  class = "promotion",
  priority = 10,
  actions = { either { sms { template = "mid-autumn-greeting" }, email { template = "mid-autumn-greeting" } } },
}

test "mid-autumn-greeting" {
  { "当天", given = { consent = true }, on = "2026-09-25", expect = { "sms mid-autumn-greeting" } },
  { "前一天不发", given = { consent = true }, on = "2026-09-24", expect = nothing, because = "when" },
  { "次日不补发", given = { consent = true }, on = "2026-09-26", expect = nothing, because = "when" },
  { "与国庆同一天的年份", given = { consent = true }, on = "2020-10-01", expect = { "sms mid-autumn-greeting" } },
  { "没有手机发邮件", given = { phone = "" }, on = "2026-09-25", expect = { "email mid-autumn-greeting" } },
  { "没有邮箱发短信", given = { email = "" }, on = "2026-09-25", expect = { "sms mid-autumn-greeting" } },
  { "没有手机和邮箱不发", given = { phone = "", email = "" }, on = "2026-09-25", expect = nothing, because = "address" },
  { "不同意关怀不发", given = { consent = false }, on = "2026-09-25", expect = nothing, because = "consent" },
  { "已故不发", given = { deceased = true }, on = "2026-09-25", expect = nothing, because = "deceased" },
  { "勿扰不发", given = { blocked = true }, on = "2026-09-25", expect = nothing, because = "blocked" },
  { "有未结重大投诉不发", given = { status = "handed_over", serious_complaints = 1 },
    on = "2026-09-25", expect = nothing, because = "serious_complaint" },
  { "房屋逾期未交付不发", given = { status = "signed", planned_handover = "2025-12-31" },
    on = "2026-09-25", expect = nothing, because = "handover_late" },
}
