--- 签约后每三个月通报工程进展，直到交付。(编号 R06)
-- 每次都从签约日起算，不从上一次起算：1 月 31 日签约，4 月 30 日、7 月 31 日通报。
-- 日期更正：通报只说本季进展，不提签约日；以后各期自会按新的签约日算，所以不动（keep）。
rule "quarterly-progress" {
  api = 1, step = 3,
  owner = "客户关系专员",
  per = "journey",
  when = every(months(3)):from "signing" :to "handover",
  late = days(15),
  who = { status = "signed", handover = unset },
  class = "notice",
  if_moved = "keep",
  actions = { email { template = "quarterly-progress" }, sms { template = "quarterly-progress" } },
}

test "quarterly-progress" {
  { "到期当天", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-04-30", expect = { "email quarterly-progress", "sms quarterly-progress" } },
  { "到期前一天不做", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-04-29", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-05-01", expect = { "email quarterly-progress", "sms quarterly-progress" } },
  { "迟到最后一天仍做", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-05-15", expect = { "email quarterly-progress", "sms quarterly-progress" } },
  { "迟到期满即作废", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-05-16", expect = nothing, because = "when" },
  { "已交付状态不发", given = { status = "handed_over", signing = "2026-01-31" },
    on = "2026-04-30", expect = nothing, because = "status" },
  { "当天交付不发", given = { status = "signed", signing = "2026-01-31", handover = "2026-04-30" },
    on = "2026-04-30", expect = nothing, because = "handover" },
  { "已转让不再联系", given = { status = "transferred", signing = "2026-01-31" },
    on = "2026-04-30", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", signing = "2026-01-31" },
    on = "2026-04-30", expect = nothing, because = "status" },
  { "状态为空不做", given = { signing = "2026-01-31" }, on = "2026-04-30", expect = nothing, because = "status" },
  { "第二季回到三十一日", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-07-31", expect = { "email quarterly-progress", "sms quarterly-progress" } },
  { "第二季前一天不发", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-07-30", expect = nothing, because = "when" },
  { "交付之后没有下一季", given = { status = "signed", signing = "2026-01-31", handover = "2026-05-20" },
    on = "2026-07-31", expect = nothing, because = "when" },
  { "签约当天不发", given = { status = "signed", signing = "2026-01-31" },
    on = "2026-01-31", expect = nothing, because = "when" },
}
