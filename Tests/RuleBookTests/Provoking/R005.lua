--- 交付回访，用记事本存成了 ANSI。
rule "R005" {
  when = on "handover",
  late = days(3),
  actions = {},
}
