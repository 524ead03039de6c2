--- 清明前一天的安全提示，不是问候。(编号 R37)
-- 清明不道贺，只提示交通、防火和水电燃气；正文里不要出现祝福的话。
-- 按项目启用：台账“清明提示”为“是”的项目，已交付的业主每人一条。提示过时无益，所以当天即废。
-- 日期更正：不按节点到期，不用 if_moved；节日不随登记的日期变。
rule "qingming-safety-notice" {
  api = 1, step = "care",
  owner = "客户关系专员",
  per = "person",
  when = holiday "qingming":minus(days(1)),
  late = days(0),
  who = { safety_notice = true },
  class = "notice",
  actions = { sms { template = "qingming-safety-notice" } },
}

test "qingming-safety-notice" {
  { "清明前一天", given = { status = "handed_over", project = { safety_notice = true } },
    on = "2026-04-04", expect = { "sms qingming-safety-notice" } },
  { "再前一天不发", given = { status = "handed_over", project = { safety_notice = true } },
    on = "2026-04-03", expect = nothing, because = "when" },
  { "清明当天不发", given = { status = "handed_over", project = { safety_notice = true } },
    on = "2026-04-05", expect = nothing, because = "when" },
  { "清明在四月四日的年份", given = { status = "handed_over", project = { safety_notice = true } },
    on = "2028-04-03", expect = { "sms qingming-safety-notice" } },
  { "不同意关怀也提示", given = { status = "handed_over", project = { safety_notice = true }, consent = false },
    on = "2026-04-04", expect = { "sms qingming-safety-notice" } },
  { "项目没有启用不发", given = { status = "handed_over", project = { safety_notice = false } },
    on = "2026-04-04", expect = nothing, because = "when" },
  { "启用没有登记不发", given = { status = "handed_over" }, on = "2026-04-04", expect = nothing, because = "when" },
  { "没有交付的房屋不发", given = { status = "signed", project = { safety_notice = true } },
    on = "2026-04-04", expect = nothing, because = "when" },
  { "已转让不再联系", given = { status = "transferred", project = { safety_notice = true } },
    on = "2026-04-04", expect = nothing, because = "when" },
  { "没有手机不发", given = { status = "handed_over", project = { safety_notice = true }, phone = "" },
    on = "2026-04-04", expect = nothing, because = "address" },
  { "已故不发", given = { status = "handed_over", project = { safety_notice = true }, deceased = true },
    on = "2026-04-04", expect = nothing, because = "deceased" },
  { "勿扰不发", given = { status = "handed_over", project = { safety_notice = true }, blocked = true },
    on = "2026-04-04", expect = nothing, because = "blocked" },
}
