rule "R031" {
  when = every(3):from "signing",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
}

test "R031" {
  { "当天", on = "2026-04-30" },
}
