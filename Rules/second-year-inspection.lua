--- 交付二十三个月，上门检查，赶在两年保修到期之前。(编号 R24)
-- 电气管线、给排水管道、设备安装、装修工程保修 2 年：建设工程质量管理条例第四十条。
-- 保修期自交付之日起算：商品房销售管理办法第三十三条。各地可以更长，以《住宅质量保证书》为准。
-- 日期更正：短信写明保修到期日，检查要赶在到期之前，所以收回重来（recall）。
rule "second-year-inspection" {
  api = 1, step = 6,
  owner = "返修专员",
  per = "journey",
  when = months(23):after "handover",
  late = days(60),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "recall",
  actions = {
    sms { template = "second-year-inspection", date = months(24):after "handover" },
    task { kind = "inspection", title = "两年保修到期前检查", within = days(45), checklist = "second-year-inspection" },
  },
}

test "second-year-inspection" {
  { "到期当天", given = { status = "handed_over", handover = "2024-03-31" },
    on = "2026-02-28", expect = { "sms second-year-inspection", "task inspection" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2024-03-31" },
    on = "2026-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2024-03-31" },
    on = "2026-03-01", expect = { "sms second-year-inspection", "task inspection" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2024-03-31" },
    on = "2026-04-29", expect = { "sms second-year-inspection", "task inspection" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2024-03-31" },
    on = "2026-04-30", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2024-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2024-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2024-03-31" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2024-03-31" }, on = "2026-02-28", expect = nothing, because = "status" },
}
