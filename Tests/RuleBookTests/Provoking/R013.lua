rule "R013" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) limit = 90 return true end,
}

test "R013" {
  { "当天", on = "2026-04-30" },
}
