rule "R003" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  --[[ 以后再写
}

test "R003" {
  { "当天", on = "2026-04-30" },
}
