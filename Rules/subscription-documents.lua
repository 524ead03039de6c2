--- 认购次日提醒签约材料，并电话讲解合同与按揭要点。(编号 R02)
-- 签约即废：签约日一经登记，本规则不再触发。
-- 日期更正：认购已经发生，材料照样要备、要讲，所以不动（keep）。
rule "subscription-documents" {
  api = 1, step = 2,
  owner = "客户关系专员",
  per = "journey",
  when = days(1):after "subscription",
  late = days(7),
  who = { status = "subscribed", signing = unset },
  class = "notice",
  if_moved = "keep",
  actions = {
    sms { template = "subscription-documents" },
    task { kind = "call", title = "讲解合同与按揭材料", within = days(2), script = "subscription-documents" },
  },
}

test "subscription-documents" {
  { "到期当天", given = { status = "subscribed", subscription = "2026-02-28" },
    on = "2026-03-01", expect = { "sms subscription-documents", "task call" } },
  { "到期前一天不做", given = { status = "subscribed", subscription = "2026-02-28" },
    on = "2026-02-28", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "subscribed", subscription = "2026-02-28" },
    on = "2026-03-02", expect = { "sms subscription-documents", "task call" } },
  { "迟到最后一天仍做", given = { status = "subscribed", subscription = "2026-02-28" },
    on = "2026-03-08", expect = { "sms subscription-documents", "task call" } },
  { "迟到期满即作废", given = { status = "subscribed", subscription = "2026-02-28" },
    on = "2026-03-09", expect = nothing, because = "when" },
  { "已签约状态不做", given = { status = "signed", subscription = "2026-02-28" },
    on = "2026-03-01", expect = nothing, because = "status" },
  { "已有签约日不做", given = { status = "subscribed", subscription = "2026-02-28", signing = "2026-03-01" },
    on = "2026-03-01", expect = nothing, because = "signing" },
  { "已转让不再联系", given = { status = "transferred", subscription = "2026-02-28" },
    on = "2026-03-01", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", subscription = "2026-02-28" },
    on = "2026-03-01", expect = nothing, because = "status" },
  { "状态为空不做", given = { subscription = "2026-02-28" }, on = "2026-03-01", expect = nothing, because = "status" },
}
