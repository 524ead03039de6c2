--- 交付半年电话关怀，提醒灯具与电器开关保修到期。(编号 R20)
-- 灯具、电器开关保修不少于 6 个月：商品住宅实行住宅质量保证书和住宅使用说明书制度的规定第五条。
-- 保修期自交付之日起算：商品房销售管理办法第三十三条。各地可以更长，以《住宅质量保证书》为准。
-- 已经上门访问过的不再致电。
-- 日期更正：半年和保修到期都从交付日算起，所以收回重来（recall）。
rule "half-year-call" {
  api = 1, step = 5,
  owner = "客户关系专员",
  per = "journey",
  when = months(6):after "handover",
  late = days(45),
  who = { status = "handed_over", last_visit = unset },
  class = "notice",
  if_moved = "recall",
  actions = { task { kind = "call", title = "入住半年电话关怀", within = days(15), script = "half-year-call" } },
}

test "half-year-call" {
  { "到期当天", given = { status = "handed_over", handover = "2025-08-31" },
    on = "2026-02-28", expect = { "task call" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2025-08-31" },
    on = "2026-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2025-08-31" },
    on = "2026-03-01", expect = { "task call" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2025-08-31" },
    on = "2026-04-14", expect = { "task call" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2025-08-31" },
    on = "2026-04-15", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2025-08-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已上门访问不再致电", given = { status = "handed_over", handover = "2025-08-31", last_visit = "2025-12-01" },
    on = "2026-02-28", expect = nothing, because = "last_visit" },
  { "已转让不再联系", given = { status = "transferred", handover = "2025-08-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2025-08-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2025-08-31" }, on = "2026-02-28", expect = nothing, because = "status" },
  { "六月三十日交付，十二月三十日致电", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-12-30", expect = { "task call" } },
}
