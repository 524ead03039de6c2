--- 交付当天祝贺收楼，告知报修渠道与两书的用处。(编号 R14)
-- 两书：《住宅质量保证书》《住宅使用说明书》，保修期自交付之日起算。
-- 依据：商品房销售管理办法第三十二、三十三条。
-- 日期更正：收楼已经发生，报修渠道一定要告知；收回重来可能过了两天的期限，所以不动（keep）。
rule "handover-congratulations" {
  api = 1, step = 4,
  owner = "客户关系专员",
  per = "journey",
  when = on "handover",
  late = days(2),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "keep",
  actions = { sms { template = "handover-congratulations" }, email { template = "handover-congratulations" } },
}

test "handover-congratulations" {
  { "到期当天", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-06-30", expect = { "sms handover-congratulations", "email handover-congratulations" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-06-29", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-01", expect = { "sms handover-congratulations", "email handover-congratulations" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-02", expect = { "sms handover-congratulations", "email handover-congratulations" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-07-03", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2026-06-30" },
    on = "2026-06-30", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2026-06-30" },
    on = "2026-06-30", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2026-06-30" },
    on = "2026-06-30", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2026-06-30" }, on = "2026-06-30", expect = nothing, because = "status" },
}
