--- 一年没有接触的业主，电话关怀并更新资料。(编号 R30)
-- 自最近接触日满一年起；其间接触过的从新的日子重新算。按人一次，有几套房的按最近的一次接触。
-- 日期更正：最近接触日往后走，是又有了接触，不是更正；以后各年自会从新的日子算，所以不动（keep）。
rule "yearly-contact-call" {
  api = 1, step = "+1",
  owner = "客户关系专员",
  per = "person",
  when = yearly "last_contact",
  late = days(60),
  who = { homes = at_least(1) },
  class = "notice",
  if_moved = "keep",
  actions = { task { kind = "call", title = "年度关怀回访", within = days(30), script = "yearly-contact-call" } },
}

test "yearly-contact-call" {
  { "满一年当天", given = { status = "handed_over", last_contact = "2024-02-29" },
    on = "2025-02-28", expect = { "task call" } },
  { "前一天不做", given = { status = "handed_over", last_contact = "2024-02-29" },
    on = "2025-02-27", expect = nothing, because = "when" },
  { "次日补做", given = { status = "handed_over", last_contact = "2024-02-29" },
    on = "2025-03-01", expect = { "task call" } },
  { "迟到最后一天仍做", given = { status = "handed_over", last_contact = "2024-02-29" },
    on = "2025-04-29", expect = { "task call" } },
  { "迟到期满即作废", given = { status = "handed_over", last_contact = "2024-02-29" },
    on = "2025-04-30", expect = nothing, because = "when" },
  { "第二年没有接触再做", given = { status = "handed_over", last_contact = "2024-02-29" },
    on = "2026-02-28", expect = { "task call" } },
  { "没有接触日不做", given = { status = "handed_over" }, on = "2025-02-28", expect = nothing, because = "when" },
  { "没有交付的房屋不做", given = { status = "signed", last_contact = "2024-02-29" },
    on = "2025-02-28", expect = nothing, because = "homes" },
  { "已转让不再联系", given = { status = "transferred", last_contact = "2024-02-29" },
    on = "2025-02-28", expect = nothing, because = "homes" },
  { "已退房不再联系", given = { status = "returned", last_contact = "2024-02-29" },
    on = "2025-02-28", expect = nothing, because = "homes" },
  { "状态为空不做", given = { last_contact = "2024-02-29" }, on = "2025-02-28", expect = nothing, because = "homes" },
  { "已故业主不打", given = { status = "handed_over", last_contact = "2024-02-29", deceased = true },
    on = "2025-02-28", expect = nothing, because = "deceased" },
  { "勿扰业主不打", given = { status = "handed_over", last_contact = "2024-02-29", blocked = true },
    on = "2025-02-28", expect = nothing, because = "blocked" },
}
