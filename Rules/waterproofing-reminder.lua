--- 交付五十八个月，提醒五年防水保修将到期，并登记渗漏。(编号 R26)
-- 屋面防水、有防水要求的卫生间、房间和外墙面的防渗漏，保修 5 年：建设工程质量管理条例第四十条。
-- 保修期自交付之日起算：商品房销售管理办法第三十三条。各地可以更长，以《住宅质量保证书》为准。
-- 日期更正：短信和邮件写明保修到期日，它从交付日算起，所以收回重来（recall）。
rule "waterproofing-reminder" {
  api = 1, step = 6,
  owner = "客户关系专员",
  per = "journey",
  when = months(58):after "handover",
  late = days(60),
  who = { status = "handed_over" },
  class = "notice",
  if_moved = "recall",
  actions = {
    sms { template = "waterproofing-reminder", date = months(60):after "handover" },
    email { template = "waterproofing-reminder", date = months(60):after "handover" },
    task { kind = "errand", title = "登记渗漏自查结果", within = days(45), checklist = "leak-check" },
  },
}

test "waterproofing-reminder" {
  { "到期当天", given = { status = "handed_over", handover = "2021-04-30" },
    on = "2026-02-28", expect = { "sms waterproofing-reminder", "email waterproofing-reminder", "task errand" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2021-04-30" },
    on = "2026-02-27", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2021-04-30" },
    on = "2026-03-01", expect = { "sms waterproofing-reminder", "email waterproofing-reminder", "task errand" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2021-04-30" },
    on = "2026-04-29", expect = { "sms waterproofing-reminder", "email waterproofing-reminder", "task errand" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2021-04-30" },
    on = "2026-04-30", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2021-04-30" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", handover = "2021-04-30" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2021-04-30" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2021-04-30" }, on = "2026-02-28", expect = nothing, because = "status" },
}
