rule "R056" {
  when = on "handover",
  late = days(3),
  actions = function(j) return j end,
}

test "R056" {
  { "当天", on = "2026-04-30" },
}
