rule "R014" {
  when = dyas(3):after "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R014" {
  { "当天", on = "2026-04-30" },
}
