--- 首批交付四年前的三个月，为公共部位改善立项征询。(编号 R27)
-- 四年之约：首批交付满 45 个月起，用三个月征询和立项，满四年时动工。
-- 按项目一次，首批交付日登记为项目节点：doorstep project set 项目编号 first_handover 日期。对业主的承诺，不作废。
-- 日期更正：四年从首批交付日算起，立项的日子随之变，所以收回重来（recall）。
rule "fourth-year-renovation" {
  api = 1, step = "+2",
  owner = "客户关系专员",
  per = "project",
  when = months(45):after "first_handover",
  late = never,
  class = "notice",
  if_moved = "recall",
  actions = {
    task {
      kind = "errand", title = "立项：公共部位四年改善征询", within = days(90), checklist = "fourth-year-renovation",
    },
  },
}

test "fourth-year-renovation" {
  { "到期当天", given = { first_handover = "2023-05-31" }, on = "2027-02-28", expect = { "task errand" } },
  { "到期前一天不做", given = { first_handover = "2023-05-31" }, on = "2027-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { first_handover = "2023-05-31" }, on = "2027-03-01", expect = { "task errand" } },
  { "一年后仍补做，不作废", given = { first_handover = "2023-05-31" }, on = "2028-02-28", expect = { "task errand" } },
  { "没有首批交付日不做", given = { code = "P003" }, on = "2027-02-28", expect = nothing, because = "when" },
}
