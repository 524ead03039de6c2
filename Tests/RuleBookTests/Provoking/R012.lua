rule "R012" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  who = { status = 已交付 },
}

test "R012" {
  { "当天", on = "2026-04-30" },
}
