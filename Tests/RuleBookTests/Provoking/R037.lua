rule "R037" {
  when = on "handover",
  late = days(3),
  actions = { sms { template = "welcome" }, sms { template = "thanks" } },
  class = "promotion",
}

test "R037" {
  { "当天", on = "2026-04-30" },
}
