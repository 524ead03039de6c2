rule "R024" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  ownr = "客户关系专员",
}

test "R024" {
  { "当天", on = "2026-04-30" },
}
