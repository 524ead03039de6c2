--- 签约三十天仍未放款的，核对按揭缺件与放款进度。(编号 R05)
-- 放款即废：放款日一经登记，本规则不再触发。
-- 只认按揭与公积金；全款与分期付款没有放款一说。
-- 日期更正：签约满三十天才要核对，签约日变了就重新数，所以收回重来（recall）。
rule "loan-progress" {
  api = 1, step = 2,
  owner = "客户关系专员",
  per = "journey",
  when = days(30):after "signing",
  late = days(30),
  who = { status = one_of("signed", "handed_over"), payment = one_of("mortgage", "fund"), loan = unset },
  class = "notice",
  if_moved = "recall",
  actions = {
    task { kind = "call", title = "核对按揭缺件与放款进度", within = days(5), script = "loan-progress" },
    sms { template = "loan-progress" },
  },
}

test "loan-progress" {
  { "到期当天", given = { status = "signed", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-01", expect = { "task call", "sms loan-progress" } },
  { "到期前一天不做", given = { status = "signed", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-02-28", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-02", expect = { "task call", "sms loan-progress" } },
  { "迟到最后一天仍做", given = { status = "signed", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-31", expect = { "task call", "sms loan-progress" } },
  { "迟到期满即作废", given = { status = "signed", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-04-01", expect = nothing, because = "when" },
  { "仍是认购状态不做", given = { status = "subscribed", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-01", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-01", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-01", expect = nothing, because = "status" },
  { "状态为空不做", given = { payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-01", expect = nothing, because = "status" },
  { "全款不做", given = { status = "signed", payment = "full", signing = "2026-01-30" },
    on = "2026-03-01", expect = nothing, because = "payment" },
  { "付款方式为空不做", given = { status = "signed", signing = "2026-01-30" },
    on = "2026-03-01", expect = nothing, because = "payment" },
  { "已放款不做", given = { status = "signed", payment = "mortgage", signing = "2026-01-30", loan = "2026-02-20" },
    on = "2026-03-01", expect = nothing, because = "loan" },
  { "已交付仍未放款，同样核对", given = { status = "handed_over", payment = "mortgage", signing = "2026-01-30" },
    on = "2026-03-01", expect = { "task call", "sms loan-progress" } },
  { "公积金同样核对", given = { status = "signed", payment = "fund", signing = "2026-01-30" },
    on = "2026-03-01", expect = { "task call", "sms loan-progress" } },
}
