rule "R042" {
  when = on "handover",
  late = days(3),
  actions = { sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, sms { template = "thanks" }, },
}

test "R042" {
  { "当天", on = "2026-04-30" },
}
