rule "R027" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  class = "advert",
}

test "R027" {
  { "当天", on = "2026-04-30" },
}
