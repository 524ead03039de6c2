rule "R054" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j) return j["sta" .. "tu"] ~= nil end,
}

test "R054" {
  { "当天", on = "2026-04-30" },
}
