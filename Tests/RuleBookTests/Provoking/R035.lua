rule "R035" {
  when = holiday "感恩节",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R035" {
  { "当天", on = "2026-04-30" },
}
