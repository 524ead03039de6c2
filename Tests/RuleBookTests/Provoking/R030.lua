rule "R030" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  who = { layout = "商铺" },
}

test "R030" {
  { "当天", on = "2026-04-30" },
}
