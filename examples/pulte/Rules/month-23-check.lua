--- 交付满二十三个月的质量检查，赶在两年保修到期前一个月。
-- 七步服务的第六步。电气管线、给排水管道、设备安装、装修工程保修 2 年：建设工程质量管理条例第四十条。
-- 任务最迟在到期后十四天建立，十四天办结：再短的月份，也在保修期满之前查完。
-- 日期更正：短信写明保修到期日，检查要赶在到期之前，所以收回重来（recall）。
rule "month-23-check" {
  api = 1, step = 6,
  owner = "质量服务专员",
  per = "journey",
  when = months(23):after "handover",
  late = days(14),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "recall",
  actions = {
    sms { template = "month-23-check", date = months(24):after "handover" },
    task { kind = "inspection", title = "二十三个月质量检查", within = days(14), checklist = "month-23-check" },
  },
}

test "month-23-check" {
  { "到期当天", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2025-02-28", expect = { "sms month-23-check", "task inspection" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2025-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2025-03-01", expect = { "sms month-23-check", "task inspection" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2025-03-14", expect = { "sms month-23-check", "task inspection" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2023-03-31" },
    on = "2025-03-15", expect = nothing, because = "when" },
  { "没有手机也上门检查", given = { status = "handed_over", handover = "2023-03-31", owner = { phone = "" } },
    on = "2025-02-28", expect = { "task inspection" } },
  { "没有交付日不做", given = { status = "handed_over" }, on = "2025-02-28", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2023-03-31" },
    on = "2025-02-28", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2023-03-31" },
    on = "2025-02-28", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2023-03-31" },
    on = "2025-02-28", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2023-03-31" }, on = "2025-02-28", expect = nothing, because = "status" },
  { "勿扰业主不打扰", given = { status = "handed_over", handover = "2023-03-31", owner = { blocked = true } },
    on = "2025-02-28", expect = nothing, because = "blocked" },
}
