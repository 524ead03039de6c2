rule "R038" {
  when = holiday "mid-autumn",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  if_moved = "recall",
}

test "R038" {
  { "当天", on = "2026-04-30" },
}
