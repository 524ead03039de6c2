rule "R010" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) return j.open_complaints != 0 end,
}

test "R010" {
  { "当天", on = "2026-04-30" },
}
