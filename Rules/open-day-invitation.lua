--- 工地开放日前十四天邀请已签约业主。(编号 R08)
-- 开放日通常登记为项目节点：doorstep project set 项目编号 open_day 日期。
-- 开放日即废：十四天里随时补发，最迟到开放日当天。
-- 日期更正：邀请写明开放日，改期之后旧日子就是错的，所以收回重来（recall）。
rule "open-day-invitation" {
  api = 1, step = 3,
  owner = "客户关系专员",
  per = "journey",
  when = days(14):before "open_day",
  late = days(14),
  who = { status = "signed", handover = unset },
  class = "notice",
  if_moved = "recall",
  actions = { sms { template = "open-day-invitation", date = on "open_day" } },
}

test "open-day-invitation" {
  { "到期当天", given = { status = "signed", open_day = "2026-12-05" },
    on = "2026-11-21", expect = { "sms open-day-invitation" } },
  { "到期前一天不做", given = { status = "signed", open_day = "2026-12-05" },
    on = "2026-11-20", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", open_day = "2026-12-05" },
    on = "2026-11-22", expect = { "sms open-day-invitation" } },
  { "迟到最后一天仍做", given = { status = "signed", open_day = "2026-12-05" },
    on = "2026-12-05", expect = { "sms open-day-invitation" } },
  { "开放日一过即作废", given = { status = "signed", open_day = "2026-12-05" },
    on = "2026-12-06", expect = nothing, because = "when" },
  { "没有开放日不做", given = { status = "signed" }, on = "2026-11-21", expect = nothing, because = "when" },
  { "只认购不邀", given = { status = "subscribed", open_day = "2026-12-05" },
    on = "2026-11-21", expect = nothing, because = "status" },
  { "已交付状态不邀", given = { status = "handed_over", open_day = "2026-12-05" },
    on = "2026-11-21", expect = nothing, because = "status" },
  { "已有交付日不邀", given = { status = "signed", open_day = "2026-12-05", handover = "2026-11-10" },
    on = "2026-11-21", expect = nothing, because = "handover" },
  { "已转让不再联系", given = { status = "transferred", open_day = "2026-12-05" },
    on = "2026-11-21", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", open_day = "2026-12-05" },
    on = "2026-11-21", expect = nothing, because = "status" },
  { "状态为空不做", given = { open_day = "2026-12-05" }, on = "2026-11-21", expect = nothing, because = "status" },
  { "没有手机不做", given = { status = "signed", open_day = "2026-12-05", owner = { phone = "" } },
    on = "2026-11-21", expect = nothing, because = "address" },
}
