rule "R033" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  who = { status = { "signed", "handed_over" } },
}

test "R033" {
  { "当天", on = "2026-04-30" },
}
