rule "R075-2" {
  when = on "handover",
  late = days(3),
  who = { ["home.area"] = at_least(91) },
  actions = { task { kind = "call", title = "回访" } },
}

test "R075-2" {
  { "当天", on = "2026-04-30" },
}
