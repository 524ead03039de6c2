rule "R032" {
  when = on "handovr",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R032" {
  { "当天", on = "2026-04-30" },
}
