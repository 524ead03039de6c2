--- 集中交付前三十天寄发入伙通知书，并以短信、邮件告知。(编号 R11)
-- 没有集中交付日的，以合同交付日为准。
-- 书面通知是交付的前提，所以不作废：迟了也要补寄。
-- 日期更正：短信和邮件写明交付日，旧日子不能再发出去，所以收回重来（recall）。
rule "handover-notice" {
  api = 1, step = 4,
  owner = "客户关系专员",
  per = "journey",
  when = days(30):before "bulk_handover" :or_else "planned_handover",
  late = never,
  who = { status = "signed", handover = unset },
  class = "notice",
  if_moved = "recall",
  actions = {
    task { kind = "letter", title = "寄发入伙通知书并登记快递单号", within = days(5), checklist = "handover-notice" },
    sms { template = "handover-notice", date = on "bulk_handover" :or_else "planned_handover" },
    email { template = "handover-notice", date = on "bulk_handover" :or_else "planned_handover" },
  },
}

test "handover-notice" {
  { "到期当天", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-11-20", expect = { "task letter", "sms handover-notice", "email handover-notice" } },
  { "到期前一天不做", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-11-19", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2026-11-21", expect = { "task letter", "sms handover-notice", "email handover-notice" } },
  { "一年后仍补做，不作废", given = { status = "signed", bulk_handover = "2026-12-20" },
    on = "2027-11-20", expect = { "task letter", "sms handover-notice", "email handover-notice" } },
  { "已交付状态不做", given = { status = "handed_over", bulk_handover = "2026-12-20" },
    on = "2026-11-20", expect = nothing, because = "status" },
  { "已有交付日不做", given = { status = "signed", bulk_handover = "2026-12-20", handover = "2026-11-10" },
    on = "2026-11-20", expect = nothing, because = "handover" },
  { "已转让不再联系", given = { status = "transferred", bulk_handover = "2026-12-20" },
    on = "2026-11-20", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", bulk_handover = "2026-12-20" },
    on = "2026-11-20", expect = nothing, because = "status" },
  { "状态为空不做", given = { bulk_handover = "2026-12-20" }, on = "2026-11-20", expect = nothing, because = "status" },
  { "只有合同交付日时以它为准", given = { status = "signed", planned_handover = "2026-12-20" },
    on = "2026-11-20", expect = { "task letter", "sms handover-notice", "email handover-notice" } },
  { "集中交付推迟，不按合同交付日提前通知",
    given = { status = "signed", bulk_handover = "2027-01-20", planned_handover = "2026-12-20" },
    on = "2026-11-20", expect = nothing, because = "when" },
  { "两个日期都没有不做", given = { status = "signed" }, on = "2026-11-20", expect = nothing, because = "when" },
}
