rule "R006" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  step = 5
  owner = "客户关系专员",
}

test "R006" {
  { "当天", on = "2026-04-30" },
}
