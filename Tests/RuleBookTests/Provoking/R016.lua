rule "R016" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) j.status = "signed" return true end,
}

test "R016" {
  { "当天", on = "2026-04-30" },
}
