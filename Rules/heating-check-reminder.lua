--- 采暖季前提醒留人检查暖气，只提醒保修期内的业主。(编号 R23)
-- 供热系统保修 2 个采暖期：建设工程质量管理条例第四十条。
-- 保修期自交付之日起算：商品房销售管理办法第三十三条。采暖期数的是季数，不是二十四个月。
-- 采暖季按 11 月 15 日开始计，当地不同的请改 check 中的日期；交付当天开始的一季算一季。
-- 提醒总在当季开始之前，所以到今年为止开始过的季数，是今年减去第一季的年份。
-- 日期更正：不按节点到期，不用 if_moved；采暖期数按日巡当天登记的交付日算。
rule "heating-check-reminder" {
  api = 1, step = 6,
  owner = "客户关系专员",
  per = "journey",
  when = date(10, 20),
  late = days(20),
  who = { status = "handed_over", handover = set, ["project.heating"] = true },
  check = function(j)
    local first = year_of(j.handover)
    if j.handover > civil(first, 11, 15) then first = first + 1 end
    return year_of(today) - first < 2
  end,
  class = "notice",
  actions = { sms { template = "heating-check-reminder" } },
}

test "heating-check-reminder" {
  { "当天", given = { status = "handed_over", handover = "2026-06-30", project = { heating = true } },
    on = "2026-10-20", expect = { "sms heating-check-reminder" } },
  { "前一天不做", given = { status = "handed_over", handover = "2026-06-30", project = { heating = true } },
    on = "2026-10-19", expect = nothing, because = "when" },
  { "次日补做", given = { status = "handed_over", handover = "2026-06-30", project = { heating = true } },
    on = "2026-10-21", expect = { "sms heating-check-reminder" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2026-06-30", project = { heating = true } },
    on = "2026-11-09", expect = { "sms heating-check-reminder" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2026-06-30", project = { heating = true } },
    on = "2026-11-10", expect = nothing, because = "when" },
  { "过了一季仍做", given = { status = "handed_over", handover = "2025-06-30", project = { heating = true } },
    on = "2026-10-20", expect = { "sms heating-check-reminder" } },
  { "季中交付，那一季不算", given = { status = "handed_over", handover = "2024-11-16", project = { heating = true } },
    on = "2026-10-20", expect = { "sms heating-check-reminder" } },
  { "季中交付，从下一季起过了两季不做", given = { status = "handed_over", handover = "2023-11-16", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "check" },
  { "开始当天交付，那一季要算", given = { status = "handed_over", handover = "2024-11-15", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "check" },
  { "过了两季不做", given = { status = "handed_over", handover = "2023-06-30", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "check" },
  { "不采暖的项目不做", given = { status = "handed_over", handover = "2026-06-30", project = { heating = false } },
    on = "2026-10-20", expect = nothing, because = "when" },
  { "采暖没有登记不做", given = { status = "handed_over", handover = "2026-06-30" },
    on = "2026-10-20", expect = nothing, because = "when" },
  { "没有交付日不做", given = { status = "handed_over", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2026-06-30", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "when" },
  { "已转让不再联系", given = { status = "transferred", handover = "2026-06-30", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "when" },
  { "已退房不再联系", given = { status = "returned", handover = "2026-06-30", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "when" },
  { "状态为空不做", given = { handover = "2026-06-30", project = { heating = true } },
    on = "2026-10-20", expect = nothing, because = "when" },
}
