rule "another" {
  when = on "handover",
  late = days(3),
  actions = {},
}

test "another" {
  { "当天", on = "2026-04-30" },
}
