--- 交付满三个月的质量检查：入住之初的问题一次看完。
-- 七步服务的第四步。保修期还长，所以迟到期放宽到三十天。
-- 日期更正：三个月从交付日算起，交付日变了，检查的日子也变，所以收回重来（recall）。
rule "month-3-check" {
  api = 1, step = 5,
  owner = "质量服务专员",
  per = "journey",
  when = months(3):after "handover",
  late = days(30),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "recall",
  actions = {
    sms { template = "month-3-check" },
    task { kind = "inspection", title = "三个月质量检查", within = days(14), checklist = "month-3-check" },
  },
}

test "month-3-check" {
  { "到期当天", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2023-06-30", expect = { "sms month-3-check", "task inspection" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2023-06-29", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2023-07-01", expect = { "sms month-3-check", "task inspection" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2023-07-30", expect = { "sms month-3-check", "task inspection" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2023-07-31", expect = nothing, because = "when" },
  { "没有手机也上门检查", given = { status = "handed_over", handover = "2023-03-31", owner = { phone = "" } },
    on = "2023-06-30", expect = { "task inspection" } },
  { "没有交付日不做", given = { status = "handed_over" }, on = "2023-06-30", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2023-03-31" },
    on = "2023-06-30", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2023-03-31" },
    on = "2023-06-30", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2023-03-31" },
    on = "2023-06-30", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2023-03-31" }, on = "2023-06-30", expect = nothing, because = "status" },
  { "勿扰业主不打扰", given = { status = "handed_over", handover = "2023-03-31", owner = { blocked = true } },
    on = "2023-06-30", expect = nothing, because = "blocked" },
}
