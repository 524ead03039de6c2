rule "R073" {
  when = on "handover",
  late = days(3),
  check = function(j)
    do return j.open_complaints == 0 end
    return j.status == "handed_over"
  end,
  actions = { task { kind = "call", title = "回访" } },
}

test "R073" {
  { "当天", on = "2026-04-30" },
}
