--- 首次到访次日致谢，并提示公示的证照与不利因素。(编号 R01)
-- 按人发送：同一位客户看过几个房源，也只谢一次。
-- 推广类：只发给同意接收信息的客户，文末自动加退订说明。
-- 日期更正：到访已经发生，谢一次就够，所以不动（keep）。
rule "first-visit-thanks" {
  api = 1, step = 1,
  owner = "客户关系专员",
  per = "person",
  when = days(1):after "visit",
  late = days(2),
  who = { consent = true },
  class = "promotion",
  if_moved = "keep",
  actions = { sms { template = "first-visit-thanks" } },
}

test "first-visit-thanks" {
  { "到期当天", given = { visit = "2026-02-27", consent = true },
    on = "2026-02-28", expect = { "sms first-visit-thanks" } },
  { "到期前一天不做", given = { visit = "2026-02-27", consent = true },
    on = "2026-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { visit = "2026-02-27", consent = true },
    on = "2026-03-01", expect = { "sms first-visit-thanks" } },
  { "迟到最后一天仍做", given = { visit = "2026-02-27", consent = true },
    on = "2026-03-02", expect = { "sms first-visit-thanks" } },
  { "迟到期满即作废", given = { visit = "2026-02-27", consent = true },
    on = "2026-03-03", expect = nothing, because = "when" },
  { "未同意接收信息不发", given = { visit = "2026-02-27", consent = false },
    on = "2026-02-28", expect = nothing, because = "consent" },
  { "已故客户不发", given = { visit = "2026-02-27", consent = true, deceased = true },
    on = "2026-02-28", expect = nothing, because = "deceased" },
  { "勿扰客户不发", given = { visit = "2026-02-27", consent = true, blocked = true },
    on = "2026-02-28", expect = nothing, because = "blocked" },
  { "没有到访日不发", given = { consent = true }, on = "2026-02-28", expect = nothing, because = "when" },
}
