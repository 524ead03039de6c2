rule "R052" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) while true do end end,
}

test "R052" {
  { "当天", on = "2026-04-30" },
}
