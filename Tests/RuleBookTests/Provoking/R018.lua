rule "R018" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) if j.open_complaints == 0 then break end return true end,
}

test "R018" {
  { "当天", on = "2026-04-30" },
}
