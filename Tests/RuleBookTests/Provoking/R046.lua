rule "R046" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R046" {
  { "当天", on = "2026-04-30" },
}

test "another" {}
