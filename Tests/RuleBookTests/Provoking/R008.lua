rule "R008" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  who = { status = "signed",
}

test "R008" {
  { "当天", on = "2026-04-30" },
}
