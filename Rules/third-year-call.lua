--- 交付三十五个月电话回访：居住满意度、推荐与再购意愿。(编号 R25)
-- 日期更正：三十五个月从交付日算起，交付日变了，回访的日子也变，所以收回重来（recall）。
rule "third-year-call" {
  api = 1, step = 6,
  owner = "客户关系专员",
  per = "journey",
  when = months(35):after "handover",
  late = days(60),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "recall",
  actions = { task { kind = "call", title = "三年回访", within = days(30), script = "third-year-call" } },
}

test "third-year-call" {
  { "到期当天", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2026-02-28", expect = { "task call" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2026-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2026-03-01", expect = { "task call" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2026-04-29", expect = { "task call" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2026-04-30", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2023-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2023-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2023-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2023-03-31" }, on = "2026-02-28", expect = nothing, because = "status" },
}
