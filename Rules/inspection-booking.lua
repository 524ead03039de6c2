--- 集中交付前七天，请还没有预约的业主预约验房。(编号 R12)
-- 没有集中交付日的，以合同交付日为准。
-- 交付即废：最迟到集中交付当天。
-- 日期更正：七天从交付日倒数，交付日变了，提醒的日子也变，所以收回重来（recall）。
rule "inspection-booking" {
  api = 1, step = 4,
  owner = "客户关系专员",
  per = "journey",
  when = days(7):before "bulk_handover" :or_else "planned_handover",
  late = days(7),
  who = { status = "signed", handover = unset, booked_handover = unset },
  class = "notice",
  if_moved = "recall",
  actions = { sms { template = "inspection-booking" } },
}

test "inspection-booking" {
  { "到期当天", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-12-13", expect = { "sms inspection-booking" } },
  { "到期前一天不做", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-12-12", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-12-14", expect = { "sms inspection-booking" } },
  { "迟到最后一天仍做", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-12-20", expect = { "sms inspection-booking" } },
  { "迟到期满即作废", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-12-21", expect = nothing, because = "when" },
  { "已交付状态不发", given = { status = "handed_over", bulk_handover = "2026-12-20" },
    on = "2026-12-13", expect = nothing, because = "status" },
  { "已有交付日不发", given = { status = "signed", bulk_handover = "2026-12-20", handover = "2026-12-12" },
    on = "2026-12-13", expect = nothing, because = "handover" },
  { "已预约不发", given = { status = "signed", bulk_handover = "2026-12-20", booked_handover = "2026-12-21" },
    on = "2026-12-13", expect = nothing, because = "booked_handover" },
  { "已转让不再联系", given = { status = "transferred", bulk_handover = "2026-12-20" },
    on = "2026-12-13", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", bulk_handover = "2026-12-20" },
    on = "2026-12-13", expect = nothing, because = "status" },
  { "状态为空不做", given = { bulk_handover = "2026-12-20" }, on = "2026-12-13", expect = nothing, because = "status" },
  { "只有合同交付日时以它为准", given = { status = "signed", planned_handover = "2026-12-20" },
    on = "2026-12-13", expect = { "sms inspection-booking" } },
  { "集中交付推迟，不按合同交付日提前通知",
    given = { status = "signed", bulk_handover = "2027-01-20", planned_handover = "2026-12-20" },
    on = "2026-12-13", expect = nothing, because = "when" },
  { "两个日期都没有不做", given = { status = "signed" }, on = "2026-12-13", expect = nothing, because = "when" },
}
