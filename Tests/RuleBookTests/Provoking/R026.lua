rule "R026" {
  when = on "handover",
  late = 3,
  actions = { task { kind = "call", title = "回访" } },
}

test "R026" {
  { "当天", on = "2026-04-30" },
}
