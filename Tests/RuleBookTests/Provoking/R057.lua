rule "R057" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) return j.home.area > 100 end,
}

test "R057" {
  { "当天", on = "2026-04-30" },
}
