rule "R034" {
  when = yearly "birthday",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R034" {
  { "当天", on = "2026-04-30" },
}
