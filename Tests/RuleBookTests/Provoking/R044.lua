rule "R044" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}
