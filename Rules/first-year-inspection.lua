--- 交付十一个月，上门检查，赶在一年保修到期之前。(编号 R21)
-- 抹灰、地面、门窗、五金件、卫生洁具保修不少于 1 年：
-- 商品住宅实行住宅质量保证书和住宅使用说明书制度的规定第五条。
-- 保修期自交付之日起算：商品房销售管理办法第三十三条。各地可以更长，以《住宅质量保证书》为准。
-- 日期更正：交付日变了，保修到期日也变，检查要赶在到期之前，所以收回重来（recall）。
rule "first-year-inspection" {
  api = 1, step = 6,
  owner = "返修专员",
  per = "journey",
  when = months(11):after "handover",
  late = days(90),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "recall",
  actions = {
    sms { template = "first-year-inspection" },
    task { kind = "inspection", title = "一年质量检查", within = days(45), checklist = "first-year-inspection" },
  },
}

test "first-year-inspection" {
  { "到期当天", given = { status = "handed_over", handover = "2025-03-31" },
    on = "2026-02-28", expect = { "sms first-year-inspection", "task inspection" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2025-03-31" },
    on = "2026-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2025-03-31" },
    on = "2026-03-01", expect = { "sms first-year-inspection", "task inspection" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2025-03-31" },
    on = "2026-05-29", expect = { "sms first-year-inspection", "task inspection" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2025-03-31" },
    on = "2026-05-30", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2025-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2025-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2025-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2025-03-31" }, on = "2026-02-28", expect = nothing, because = "status" },
}
