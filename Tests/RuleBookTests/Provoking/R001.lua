rule "R001" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  step = 5，
}

test "R001" {
  { "当天", on = "2026-04-30" },
}
