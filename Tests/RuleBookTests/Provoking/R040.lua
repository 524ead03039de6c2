rule "R040" {
  when = on "handover",
  late = days(3),
  actions = { sms { template = "welcome.sms" } },
}

test "R040" {
  { "当天", on = "2026-04-30" },
}
