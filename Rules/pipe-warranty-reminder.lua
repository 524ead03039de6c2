--- 管道通畅保修两个月，到期前十天提醒。(编号 R18)
-- 管道堵塞保修不少于 2 个月：商品住宅实行住宅质量保证书和住宅使用说明书制度的规定第五条。
-- 保修期自交付之日起算：商品房销售管理办法第三十三条。各地可以更长，以《住宅质量保证书》为准。
-- 只对质保书写明 2 个月的项目发送；项目另有约定的，请另立规则。
-- 日期更正：短信写明保修到期日，它从交付日算起，所以收回重来（recall）。
rule "pipe-warranty-reminder" {
  api = 1, step = 5,
  owner = "客户关系专员",
  per = "journey",
  when = days(50):after "handover",
  late = days(10),
  who = { status = "handed_over", ["project.pipe_warranty_months"] = 2 },
  class = "notice",
  if_moved = "recall",
  actions = { sms { template = "pipe-warranty-reminder", date = months(2):after "handover" } },
}

test "pipe-warranty-reminder" {
  { "到期当天", given = { status = "handed_over", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-19", expect = { "sms pipe-warranty-reminder" } },
  { "到期前一天不做", given = { status = "handed_over", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-18", expect = nothing, because = "when" },
  { "到期次日补做", given = { status = "handed_over", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-20", expect = { "sms pipe-warranty-reminder" } },
  { "迟到最后一天仍做", given = { status = "handed_over", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-29", expect = { "sms pipe-warranty-reminder" } },
  { "迟到期满即作废", given = { status = "handed_over", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-30", expect = nothing, because = "when" },
  { "尚未转为已交付不做", given = { status = "signed", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-19", expect = nothing, because = "status" },
  { "项目约定三个月不发",
    given = { status = "handed_over", handover = "2026-06-30", project = { pipe_warranty_months = 3 } },
    on = "2026-08-19", expect = nothing, because = "project.pipe_warranty_months" },
  { "已转让不再联系", given = { status = "transferred", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-19", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-19", expect = nothing, because = "status" },
  { "状态为空不做", given = { handover = "2026-06-30", project = { pipe_warranty_months = 2 } },
    on = "2026-08-19", expect = nothing, because = "status" },
}
