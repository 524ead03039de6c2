rule "R047" {
  when = date(2, 30),
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R047" {
  { "当天", on = "2026-04-30" },
}
