--- 规划、设计变更书面通知，并以短信、邮件告知。(编号 R07)
-- 商品房销售管理办法第二十四条：变更影响结构形式、户型、空间尺寸、朝向等的，应在变更确立之日起 10 日内书面通知买受人；
-- 买受人有权在通知送达之日起 15 日内书面答复是否退房，未答复视为接受变更；未按期通知的，买受人有权退房。
-- 任务八天办结，给投递留两天。只登记在受影响的合同上；登记为项目节点的，已签约的每一户都通知。
-- 法定义务，不作废：迟了也要补。
-- 日期更正：变更已经确立，通知不能收回；十日的期限由检查表按变更文件核对，所以不动（keep）。
rule "design-change-notice" {
  api = 1, step = 3,
  owner = "客户关系专员",
  per = "journey",
  when = on "design_change",
  late = never,
  who = { status = "signed" },
  class = "notice",
  if_moved = "keep",
  actions = {
    task { kind = "letter", title = "寄发设计变更书面通知并登记回执", within = days(8), checklist = "design-change-notice" },
    sms { template = "design-change-notice" },
    email { template = "design-change-notice" },
  },
}

test "design-change-notice" {
  { "确立当天", given = { status = "signed", design_change = "2026-02-28" },
    on = "2026-02-28", expect = { "task letter", "sms design-change-notice", "email design-change-notice" } },
  { "前一天不做", given = { status = "signed", design_change = "2026-02-28" },
    on = "2026-02-27", expect = nothing, because = "when" },
  { "次日补做", given = { status = "signed", design_change = "2026-02-28" },
    on = "2026-03-01", expect = { "task letter", "sms design-change-notice", "email design-change-notice" } },
  { "一年后仍补做，不作废", given = { status = "signed", design_change = "2026-02-28" },
    on = "2027-02-28", expect = { "task letter", "sms design-change-notice", "email design-change-notice" } },
  { "没有手机发邮件和书面", given = { status = "signed", design_change = "2026-02-28", owner = { phone = "" } },
    on = "2026-02-28", expect = { "task letter", "email design-change-notice" } },
  { "没有手机邮箱也寄书面",
    given = { status = "signed", design_change = "2026-02-28", owner = { phone = "", email = "" } },
    on = "2026-02-28", expect = { "task letter" } },
  { "不同意关怀也通知", given = { status = "signed", design_change = "2026-02-28", owner = { consent = false } },
    on = "2026-02-28", expect = { "task letter", "sms design-change-notice", "email design-change-notice" } },
  { "没有变更不做", given = { status = "signed" }, on = "2026-02-28", expect = nothing, because = "when" },
  { "尚未签约不做", given = { status = "subscribed", design_change = "2026-02-28" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已交付不做", given = { status = "handed_over", design_change = "2026-02-28" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已转让不再联系", given = { status = "transferred", design_change = "2026-02-28" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "已退房不再联系", given = { status = "returned", design_change = "2026-02-28" },
    on = "2026-02-28", expect = nothing, because = "status" },
  { "状态为空不做", given = { design_change = "2026-02-28" }, on = "2026-02-28", expect = nothing, because = "status" },
}
