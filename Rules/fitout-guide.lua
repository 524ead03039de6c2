--- 交付十五天后，向还没有办理装修手续的业主发送装修指引。(编号 R17)
-- 承重墙、烟道、防水层不得拆改：住宅室内装饰装修管理办法第五、六条。
-- 日期更正：指引跟着交付日走，太早用不上，太晚已经开工，所以收回重来（recall）。
rule "fitout-guide" {
  api = 1, step = 4,
  owner = "客户关系专员",
  per = "journey",
  when = days(15):after "handover",
  late = days(30),
  who = { status = "handed_over", fitout = unset },
  class = "notice",
  if_moved = "recall",
  actions = { email { template = "fitout-guide" }, sms { template = "fitout-guide" } },
}

test "fitout-guide" {
  { "到期当天", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-15", expect = { "email fitout-guide", "sms fitout-guide" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-14", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-16", expect = { "email fitout-guide", "sms fitout-guide" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-08-14", expect = { "email fitout-guide", "sms fitout-guide" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-08-15", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2026-06-30" },
    on = "2026-07-15", expect = nothing, because = "status" },
  { "已办装修手续不发", given = { status = "handed_over", handover = "2026-06-30", fitout = "2026-07-10" },
    on = "2026-07-15", expect = nothing, because = "fitout" },
  { "已转让不再联系", given = { status = "transferred", handover = "2026-06-30" },
    on = "2026-07-15", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2026-06-30" },
    on = "2026-07-15", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2026-06-30" }, on = "2026-07-15", expect = nothing, because = "status" },
}
