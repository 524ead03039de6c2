--- 交付三天后电话回访，覆盖全部交付户。(编号 R15)
-- 顺带核对交付资料是否齐全：钥匙、表底数、两书签收。
-- 日期更正：回访要在交付三天之后，交付日推后的不能提前问，所以收回重来（recall）。
rule "handover-satisfaction-call" {
  api = 1, step = 4,
  owner = "客户关系专员",
  per = "journey",
  when = days(3):after "handover",
  late = days(30),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "recall",
  actions = {
    task {
      kind = "call", title = "交付满意度回访", within = days(5),
      checklist = "handover", script = "handover-satisfaction-call",
    },
  },
}

test "handover-satisfaction-call" {
  { "到期当天", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-03", expect = { "task call" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-02", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-04", expect = { "task call" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-08-02", expect = { "task call" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-08-03", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2026-06-30" },
    on = "2026-07-03", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2026-06-30" },
    on = "2026-07-03", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2026-06-30" },
    on = "2026-07-03", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2026-06-30" }, on = "2026-07-03", expect = nothing, because = "status" },
}
