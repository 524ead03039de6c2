rule "R053" {
  when = on "handover",
  late = days(3),
  actions = { task { kind = "call", title = "回访" } },
  check = function(j)
    local a, b = string.rep("客", 200000), string.rep("客", 200000)
    for i = 1, 100000 do local same = a == b end
    return true
  end,
}

test "R053" {
  { "当天", on = "2026-04-30" },
}
