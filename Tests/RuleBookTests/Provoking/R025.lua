rule "R025" {
  when = on "handover",
  late = days(3),
}

test "R025" {
  { "当天", on = "2026-04-30" },
}
