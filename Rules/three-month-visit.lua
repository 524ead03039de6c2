--- 入住三个月居住访问：问需要、查质量、听建议。(编号 R19)
-- 入住日没有登记的，按实际交付日算；可以延至六个月，所以迟到期是九十天。
-- 抽样：每个项目不少于到期户数的一成，最多六十户，有未结投诉的优先；同样的资料每次抽中同样的户。
-- 没抽中的不访，六个月时改为电话关怀；做过访问的不再致电。商铺不住人，不访。
-- 日期更正：访问要在入住满三个月时，入住日补登或更正后要重新算，所以收回重来（recall）。
rule "three-month-visit" {
  api = 1, step = 5,
  owner = "客户关系专员",
  per = "journey",
  when = months(3):after "move_in" :or_else "handover",
  late = days(90),
  who = { status = "handed_over", ["home.layout"] = except("商铺") },
  sample = { percent = 10, most = 60, prefer = { open_complaints = at_least(1) }, seed = 1 },  -- 不测：一户的测试看不出抽样
  class = "notice",
  if_moved = "recall",
  actions = {
    task { kind = "visit", title = "入住三个月访问", within = days(30), checklist = "residence-check",
           script = "three-month-visit" },
    sms { template = "three-month-visit" },
  },
}

test "three-month-visit" {
  { "三个月当天", given = { status = "handed_over", move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-04-30", expect = { "task visit", "sms three-month-visit" } },
  { "前一天不做", given = { status = "handed_over", move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-04-29", expect = nothing, because = "when" },
  { "次日补做", given = { status = "handed_over", move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-05-01", expect = { "task visit", "sms three-month-visit" } },
  { "没有入住日按交付日", given = { status = "handed_over", handover = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-04-30", expect = { "task visit", "sms three-month-visit" } },
  { "有入住日就不看交付日",
    given = { status = "handed_over", handover = "2026-01-31", move_in = "2026-06-15", home = { layout = "三室两厅" } },
    on = "2026-04-30", expect = nothing, because = "when" },
  { "迟到最后一天仍做", given = { status = "handed_over", move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-07-29", expect = { "task visit", "sms three-month-visit" } },
  { "迟到期满即作废", given = { status = "handed_over", move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-07-30", expect = nothing, because = "when" },
  { "商铺不访", given = { status = "handed_over", move_in = "2026-01-31", home = { layout = "商铺" } },
    on = "2026-04-30", expect = nothing, because = "home.layout" },
  { "户型没有登记不访", given = { status = "handed_over", move_in = "2026-01-31" },
    on = "2026-04-30", expect = nothing, because = "home.layout" },
  { "已转让不再联系", given = { status = "transferred", move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-04-30", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-04-30", expect = nothing, because = "status" },
  { "状态为空不做", given = { move_in = "2026-01-31", home = { layout = "三室两厅" } },
    on = "2026-04-30", expect = nothing, because = "status" },
}
