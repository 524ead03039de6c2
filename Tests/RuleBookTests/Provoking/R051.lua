rule "R051" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) return #string.rep("客", 100000000) > 0 end,
}

test "R051" {
  { "当天", on = "2026-04-30" },
}
