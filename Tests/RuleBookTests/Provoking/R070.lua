rule "R070" {
  when = on "handover",
  late = days(3),
  who = { ["home.area"] = between(144, 90) },
  actions = { task { kind = "call", title = "回访" } },
}

test "R070" {
  { "当天", on = "2026-04-30" },
}
