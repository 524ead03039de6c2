--- 签约三天后电话回访销售服务满意度。(编号 R04)
-- 目标：4、5 分合计不低于 95%，1、2 分合计不高于 2%。
-- 日期更正：回访要在签约三天之后，签约日推后的不能提前问，所以收回重来（recall）。
rule "sales-satisfaction-call" {
  api = 1, step = 2,
  owner = "客户关系专员",
  per = "journey",
  when = days(3):after "signing",
  late = days(15),
  who = { status = one_of("signed", "handed_over") },
  class = "notice",
  if_moved = "recall",
  actions = {
    task { kind = "call", title = "销售服务满意度回访", within = days(4), script = "sales-satisfaction-call" },
  },
}

test "sales-satisfaction-call" {
  { "到期当天", given = { status = "signed", signing = "2026-03-31" }, on = "2026-04-03", expect = { "task call" } },
  { "到期前一天不做", given = { status = "signed", signing = "2026-03-31" },
    on = "2026-04-02", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", signing = "2026-03-31" }, on = "2026-04-04", expect = { "task call" } },
  { "迟到最后一天仍做",
    given = { status = "signed", signing = "2026-03-31" },
    on = "2026-04-18", expect = { "task call" } },
  { "迟到期满即作废", given = { status = "signed", signing = "2026-03-31" },
    on = "2026-04-19", expect = nothing, because = "when" },
  { "仍是认购状态不访", given = { status = "subscribed", signing = "2026-03-31" },
    on = "2026-04-03", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", signing = "2026-03-31" },
    on = "2026-04-03", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", signing = "2026-03-31" },
    on = "2026-04-03", expect = nothing, because = "status" },
  { "状态为空不做", given = { signing = "2026-03-31" }, on = "2026-04-03", expect = nothing, because = "status" },
  { "现房已交付也访", given = { status = "handed_over", signing = "2026-03-31", handover = "2026-04-01" },
    on = "2026-04-03", expect = { "task call" } },
}
