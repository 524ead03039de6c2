--- 工地开放日后三天，致电答复到场业主的建议。(编号 R09)
-- 到场或留有建议的，台账“参加开放日”为“是”。建议件件有答复，所以不作废。
-- 日期更正：建议已经提出，件件要答复，不能收回，所以不动（keep）。
rule "open-day-reply" {
  api = 1, step = 3,
  owner = "客户关系专员",
  per = "journey",
  when = days(3):after "open_day",
  late = never,
  who = { joined_open_day = true, status = except("transferred", "returned") },
  class = "notice",
  if_moved = "keep",
  actions = { task { kind = "call", title = "答复开放日建议", within = days(7), script = "open-day-reply" } },
}

test "open-day-reply" {
  { "到期当天", given = { status = "signed", joined_open_day = true, open_day = "2026-12-05" },
    on = "2026-12-08", expect = { "task call" } },
  { "到期前一天不做", given = { status = "signed", joined_open_day = true, open_day = "2026-12-05" },
    on = "2026-12-07", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "signed", joined_open_day = true, open_day = "2026-12-05" },
    on = "2026-12-09", expect = { "task call" } },
  { "一年后仍补做，不作废", given = { status = "signed", joined_open_day = true, open_day = "2026-12-05" },
    on = "2027-12-08", expect = { "task call" } },
  { "交付之后仍答复", given = { status = "handed_over", joined_open_day = true, open_day = "2026-12-05" },
    on = "2026-12-08", expect = { "task call" } },
  { "没有开放日不做", given = { status = "signed", joined_open_day = true },
    on = "2026-12-08", expect = nothing, because = "when" },
  { "没有到场不做", given = { status = "signed", joined_open_day = false, open_day = "2026-12-05" },
    on = "2026-12-08", expect = nothing, because = "joined_open_day" },
  { "到场没有登记不做", given = { status = "signed", open_day = "2026-12-05" },
    on = "2026-12-08", expect = nothing, because = "joined_open_day" },
  { "已转让不再联系", given = { status = "transferred", joined_open_day = true, open_day = "2026-12-05" },
    on = "2026-12-08", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", joined_open_day = true, open_day = "2026-12-05" },
    on = "2026-12-08", expect = nothing, because = "status" },
  { "状态为空不做", given = { joined_open_day = true, open_day = "2026-12-05" },
    on = "2026-12-08", expect = nothing, because = "status" },
}
