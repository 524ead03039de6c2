--- 签约当天告知专属客服与沟通渠道。(编号 R03)
-- 现房可能签约后随即交付，所以已交付的也在内。
-- 日期更正：签约已经发生，专属客服是谁与日子无关，所以不动（keep）。
rule "signing-contact" {
  api = 1, step = 2,
  owner = "客户关系专员",
  per = "journey",
  when = on "signing",
  late = days(2),
  who = { status = one_of("signed", "handed_over") },
  class = "notice",
  if_moved = "keep",
  actions = { sms { template = "signing-contact" }, email { template = "signing-contact" } },
}

test "signing-contact" {
  { "到期当天", given = { status = "signed", signing = "2026-03-31" },
    on = "2026-03-31", expect = { "sms signing-contact", "email signing-contact" } },
  { "到期前一天不做", given = { status = "signed", signing = "2026-03-31" },
    on = "2026-03-30", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", signing = "2026-03-31" },
    on = "2026-04-01", expect = { "sms signing-contact", "email signing-contact" } },
  { "迟到最后一天仍做", given = { status = "signed", signing = "2026-03-31" },
    on = "2026-04-02", expect = { "sms signing-contact", "email signing-contact" } },
  { "迟到期满即作废", given = { status = "signed", signing = "2026-03-31" },
    on = "2026-04-03", expect = nothing, because = "when" },
  { "仍是认购状态不发", given = { status = "subscribed", signing = "2026-03-31" },
    on = "2026-03-31", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", signing = "2026-03-31" },
    on = "2026-03-31", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", signing = "2026-03-31" },
    on = "2026-03-31", expect = nothing, because = "status" },
  { "状态为空不做", given = { signing = "2026-03-31" }, on = "2026-03-31", expect = nothing, because = "status" },
  { "不同意关怀也发，这是通知", given = { status = "signed", signing = "2026-03-31", owner = { consent = false } },
    on = "2026-03-31", expect = { "sms signing-contact", "email signing-contact" } },
  { "已故业主不发", given = { status = "signed", signing = "2026-03-31", owner = { deceased = true } },
    on = "2026-03-31", expect = nothing, because = "deceased" },
  { "勿扰业主不发", given = { status = "signed", signing = "2026-03-31", owner = { blocked = true } },
    on = "2026-03-31", expect = nothing, because = "blocked" },
  { "现房当天交付也发", given = { status = "handed_over", signing = "2026-03-31", handover = "2026-03-31" },
    on = "2026-03-31", expect = { "sms signing-contact", "email signing-contact" } },
}
