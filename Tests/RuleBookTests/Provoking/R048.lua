rule "R048" {
  when = yearly "handover",
  late = never,
  actions = { task { kind = "call", title = "回访" } },
}

test "R048" {
  { "当天", on = "2026-04-30" },
}
