rule "R023" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R023" {
  { "当天", on = "2026-04-30" },
}
