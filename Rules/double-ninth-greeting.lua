--- 重阳敬老，问候年满六十岁的客户。(编号 R36)
-- 年龄按登记的生日算，满六十岁的次日起；没有生日的不发。
-- 推广类：同意、重大投诉、逾期交付、次数由系统把关。过了重阳不补，所以当天即废。
-- 日期更正：不按节点到期，不用 if_moved；年龄按重阳当天登记的生日算。
rule "double-ninth-greeting" {
  api = 1, step = "care",
  owner = "营销专员",
  per = "person",
  when = holiday "double-ninth",
  late = days(0),
  who = { birthday = older_than(years(60)) },
  class = "promotion",
  priority = 10,
  actions = { sms { template = "double-ninth-greeting" } },
}

test "double-ninth-greeting" {
  { "当天", given = { birthday = "1950-05-01" }, on = "2026-10-18", expect = { "sms double-ninth-greeting" } },
  { "前一天不发", given = { birthday = "1950-05-01" }, on = "2026-10-17", expect = nothing, because = "when" },
  { "次日不补发", given = { birthday = "1950-05-01" }, on = "2026-10-19", expect = nothing, because = "when" },
  { "下一年", given = { birthday = "1950-05-01" }, on = "2027-10-08", expect = { "sms double-ninth-greeting" } },
  { "前一天满六十岁", given = { birthday = "1966-10-17" }, on = "2026-10-18", expect = { "sms double-ninth-greeting" } },
  { "当天才满六十岁，下一年起", given = { birthday = "1966-10-18" }, on = "2026-10-18", expect = nothing, because = "when" },
  { "农历生日同样算", given = { birthday = "1950-09-09", birthday_kind = "lunar" },
    on = "2026-10-18", expect = { "sms double-ninth-greeting" } },
  { "没有生日不发", given = { consent = true }, on = "2026-10-18", expect = nothing, because = "when" },
  { "没有手机不发", given = { birthday = "1950-05-01", phone = "" },
    on = "2026-10-18", expect = nothing, because = "address" },
  { "不同意关怀不发", given = { birthday = "1950-05-01", consent = false },
    on = "2026-10-18", expect = nothing, because = "consent" },
  { "已故不发", given = { birthday = "1950-05-01", deceased = true },
    on = "2026-10-18", expect = nothing, because = "deceased" },
  { "勿扰不发", given = { birthday = "1950-05-01", blocked = true },
    on = "2026-10-18", expect = nothing, because = "blocked" },
  { "有未结重大投诉不发", given = { birthday = "1950-05-01", status = "handed_over", serious_complaints = 1 },
    on = "2026-10-18", expect = nothing, because = "serious_complaint" },
  { "房屋逾期未交付不发", given = { birthday = "1950-05-01", status = "signed", planned_handover = "2026-09-30" },
    on = "2026-10-18", expect = nothing, because = "handover_late" },
}
