rule "R075" {
  when = on "handover",
  late = days(3),
  who = { ["home.area"] = at_most(90) },
  actions = { task { kind = "call", title = "回访" } },
}

test "R075" {
  { "当天", on = "2026-04-30" },
}
