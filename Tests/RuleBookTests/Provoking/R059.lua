local limit = today

rule "R059" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) return limit > 0 end,
}

test "R059" {
  { "当天", on = "2026-04-30" },
}
