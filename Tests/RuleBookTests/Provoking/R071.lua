rule "R071" {
  when = on "handover",
  late = days(3),
  who = { handover = unset },
  actions = { task { kind = "call", title = "回访" } },
}

test "R071" {
  { "当天", on = "2026-04-30" },
}
