local n = 0

rule "R015" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) n = n + 1 return n > 1 end,
}

test "R015" {
  { "当天", on = "2026-04-30" },
}
