rule "R036" {
  when = date(10, 1),
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  sample = { percent = 10, most = 60 },
}

test "R036" {
  { "当天", on = "2026-04-30" },
}
