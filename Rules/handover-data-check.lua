--- 合同交付日前九十天核对业主资料，以便通知书寄达。(编号 R10)
-- 交付即废：九十天里随时补做，交付日一经登记不再触发。
-- 日期更正：九十天从合同交付日倒数，交付日变了，核对的日子也变，所以收回重来（recall）。
rule "handover-data-check" {
  api = 1, step = 3,
  owner = "客户关系专员",
  per = "journey",
  when = days(90):before "planned_handover",
  late = days(90),
  who = { status = "signed", handover = unset },
  class = "notice",
  if_moved = "recall",
  actions = {
    task {
      kind = "call", title = "交付前资料核对", within = days(20),
      checklist = "contact-data", script = "handover-data-check",
    },
  },
}

test "handover-data-check" {
  { "到期当天", given = { status = "signed", planned_handover = "2026-12-31" },
    on = "2026-10-02", expect = { "task call" } },
  { "到期前一天不做", given = { status = "signed", planned_handover = "2026-12-31" },
    on = "2026-10-01", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", planned_handover = "2026-12-31" },
    on = "2026-10-03", expect = { "task call" } },
  { "迟到最后一天仍做", given = { status = "signed", planned_handover = "2026-12-31" },
    on = "2026-12-31", expect = { "task call" } },
  { "迟到期满即作废", given = { status = "signed", planned_handover = "2026-12-31" },
    on = "2027-01-01", expect = nothing, because = "when" },
  { "已交付状态不做", given = { status = "handed_over", planned_handover = "2026-12-31" },
    on = "2026-10-02", expect = nothing, because = "status" },
  { "已有交付日不做", given = { status = "signed", planned_handover = "2026-12-31", handover = "2026-09-30" },
    on = "2026-10-02", expect = nothing, because = "handover" },
  { "已转让不再联系", given = { status = "transferred", planned_handover = "2026-12-31" },
    on = "2026-10-02", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", planned_handover = "2026-12-31" },
    on = "2026-10-02", expect = nothing, because = "status" },
  { "状态为空不做",
    given = { planned_handover = "2026-12-31" },
    on = "2026-10-02", expect = nothing, because = "status" },
}
