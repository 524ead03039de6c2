rule "R072" {
  when = on "handover",
  late = days(3),
  who = { handover = set },
  actions = { task { kind = "call", title = "回访" } },
}

test "R072" {
  { "当天", on = "2026-04-30" },
}
