rule "R045" {
  when = on "handover",
  actions = { task { kind = "call", title = "回访" } },
}

test "R045" {
  { "当天", on = "2026-04-30" },
}
