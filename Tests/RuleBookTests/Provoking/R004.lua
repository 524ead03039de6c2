rule "R004" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  priority = 3x,
}

test "R004" {
  { "当天", on = "2026-04-30" },
}
