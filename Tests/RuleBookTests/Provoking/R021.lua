rule "R021" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

rule "R021" {
  when = on "signing",
  late = days(3),
  actions = {},
}
