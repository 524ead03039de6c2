--- 预约交付的前一天提醒时间与所带证件。(编号 R13)
-- 当天即废：次日就是交付日，再提醒已无意义。
-- 日期更正：短信写明预约的日子，改约之后旧日子就是错的，所以收回重来（recall）。
rule "handover-eve" {
  api = 1, step = 4,
  owner = "客户关系专员",
  per = "journey",
  when = days(1):before "booked_handover",
  late = days(0),
  who = { status = "signed", handover = unset },
  class = "notice",
  if_moved = "recall",
  actions = { sms { template = "handover-eve", date = on "booked_handover" } },
}

test "handover-eve" {
  { "到期当天", given = { status = "signed", booked_handover = "2027-01-01" },
    on = "2026-12-31", expect = { "sms handover-eve" } },
  { "到期前一天不做", given = { status = "signed", booked_handover = "2027-01-01" },
    on = "2026-12-30", expect = nothing, because = "when" },
  { "次日即作废", given = { status = "signed", booked_handover = "2027-01-01" },
    on = "2027-01-01", expect = nothing, because = "when" },
  { "已交付状态不发", given = { status = "handed_over", booked_handover = "2027-01-01" },
    on = "2026-12-31", expect = nothing, because = "status" },
  { "已提前交付不发", given = { status = "signed", booked_handover = "2027-01-01", handover = "2026-12-30" },
    on = "2026-12-31", expect = nothing, because = "handover" },
  { "已转让不再联系", given = { status = "transferred", booked_handover = "2027-01-01" },
    on = "2026-12-31", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", booked_handover = "2027-01-01" },
    on = "2026-12-31", expect = nothing, because = "status" },
  { "状态为空不做", given = { booked_handover = "2027-01-01" }, on = "2026-12-31", expect = nothing, because = "status" },
  { "没有预约不发", given = { status = "signed" }, on = "2026-12-31", expect = nothing, because = "when" },
}
