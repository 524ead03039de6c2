rule "R074-2" {
  when = on "handover",
  late = days(3),
  who = { payment = except("fund"), status = "handed_over" },
  actions = { sms { template = "welcome" } },
}

test "R074-2" {
  { "当天", on = "2026-04-30" },
}
