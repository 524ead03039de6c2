rule "R074" {
  when = on "handover",
  late = days(3),
  who = { payment = except("full") },
  actions = { sms { template = "welcome" } },
}

test "R074" {
  { "当天", on = "2026-04-30" },
}
