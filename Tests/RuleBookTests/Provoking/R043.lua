rule "R043" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "阳台回访\n问渗漏" } },
}

test "R043" {
  { "当天", on = "2026-04-30" },
}
