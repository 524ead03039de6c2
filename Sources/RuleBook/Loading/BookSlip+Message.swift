import Lifecycle

extension BookSlip {
    /// What is wrong.
    var message: Phrase {
        switch self {
        case .noRule: Phrase("the file declares no rule", zh: "文件里没有规则")
        case .severalRules: Phrase("the file declares more than one rule", zh: "一个文件里写了多条规则")
        case .nameDiffers(let rule, let file):
            Phrase("the rule is named \(rule), its file \(file)", zh: "规则名为 \(rule)，文件名却是 \(file)")
        case .duplicateName(let name, let other):
            Phrase("there is a rule \(name) already, in \(other)", zh: "已有同名规则 \(name)，在 \(other)")
        case .unknownKey(let key, _): Phrase("there is no entry \(key) here", zh: "这里没有 \(key) 这一项")
        case .missingKey(let key): Phrase("the entry \(key) is missing", zh: "缺少 \(key) 一项")
        case .wrongValue(let key, let wanted):
            Phrase("\(key) must be \(wanted.english)", zh: "\(key) 应为\(wanted.chinese)")
        case .notAChoice(let key, _, _): Phrase("\(key) has a value it cannot have", zh: "\(key) 的取值不对")
        case .unknownField(let name, _): Phrase("there is no field \(name)", zh: "没有字段 \(name)")
        case .badArgument(let word): Phrase("\(word) is not given what it needs", zh: "\(word) 的参数不对")
        case .unknownMilestone(let name, _): Phrase("there is no milestone \(name)", zh: "没有节点 \(name)")
        case .unknownHoliday(let name, let word, _):
            word == "holiday"
                ? Phrase("there is no holiday \(name)", zh: "没有节日 \(name)")
                : Phrase("there is no solar term \(name)", zh: "没有节气 \(name)")
        case .sampleDoesNotFit:
            Phrase(
                "a sample chooses among journeys that are due once by a milestone, for a notice",
                zh: "sample 只能用于 per = \"journey\"、按节点到期一次的通知类规则"
            )
        case .severalMessages(let channel):
            Phrase("a promotion sends more than one \(channel)", zh: "一条推广里有不止一条 \(channel)")
        case .movedWithoutMilestone:
            Phrase("`if_moved` needs a milestone in `when`", zh: "when 里没有节点，不能写 if_moved")
        case .valueDoesNotFit(let field, let wanted):
            Phrase(
                "\(field) is compared with something else than \(wanted.english)",
                zh: "\(field) 应与\(wanted.chinese)比较"
            )
        case .scheduleDoesNotFit(let per):
            Phrase("this `when` has no meaning for per = \"\(per)\"", zh: "per = \"\(per)\" 的规则不能用这种 when")
        case .unknownTemplate(let name, let kind, _):
            Phrase("there is no \(kind) template \(name)", zh: "没有名为 \(name) 的 \(kind) 模板")
        case .tooManyActions(let limit): Phrase("more than \(limit) actions", zh: "动作超过 \(limit) 个")
        case .controlCharacter(let key):
            Phrase("\(key) contains a line break or control character", zh: "\(key) 含有换行或控制字符")
        case .noTest: Phrase("the rule has no test", zh: "规则没有测试")
        case .endlessRepeat:
            Phrase(
                "what comes again each year cannot be as late as the next one, nor late = never",
                zh: "重复到期的规则不能写 late = never，每年的规则也不能迟到下一年"
            )
        case .lateMissing:
            Phrase("`late` is not given: a day without a sweep loses the occurrence", zh: "没有写 late：漏扫一天就会作废")
        case .testOfOther(let name, _):
            Phrase("the test names the rule \(name), which is not in this file", zh: "测试写的规则 \(name) 不在本文件中")
        case .lunarDate(let problem): problem.phrase
        case .badDay(let text): Phrase("\(text) is not a day", zh: "\(text) 不是有效日期")
        case .runtime(let words): words.message
        }
    }

    /// What to do about it.
    var hint: Phrase {
        switch self {
        case .noRule: Phrase("begin with rule \"name\" { … }", zh: "请以 rule \"名称\" { … } 开头")
        case .severalRules: Phrase("put each rule into a file of its own", zh: "请每条规则单独放一个文件")
        case .nameDiffers(let rule, _):
            Phrase("rename the file to \(rule).lua, or the rule", zh: "请把文件改名为 \(rule).lua，或修改规则名")
        case .duplicateName: Phrase("rename one of them", zh: "请改掉其中一个名称")
        case .missingKey(let key): Phrase("add \(key) = …", zh: "请加上 \(key) = …")
        case .wrongValue: Phrase("correct the value", zh: "请改正这个值")
        case .badArgument(let word): Self.usage(word)
        case .valueDoesNotFit(_, let wanted): Phrase("write \(wanted.english)", zh: "请写\(wanted.chinese)")
        case .scheduleDoesNotFit:
            Phrase(
                "birthdays need per = \"person\"; per = \"project\" takes on, after and before, but no every or yearly",
                zh: "生日规则用 per = \"person\"；per = \"project\" 可用 on、after、before，不能用 every 和 yearly"
            )
        case .notAChoice(_, let choices, let nearest):
            Self.meant(nearest, or: Phrase("one of \(choices)", zh: "可用：\(choices)"))
        case .unknownKey(_, let nearest), .unknownField(_, let nearest), .unknownMilestone(_, let nearest),
            .testOfOther(_, let nearest):
            Self.meant(nearest, or: Phrase("see the page on the rule language", zh: "可用的词见《规则语言》"))
        case .unknownHoliday(_, _, let nearest):
            Self.meant(nearest, or: Phrase("the names are in `doorstep calendar`", zh: "名称见 doorstep calendar 或《日历》"))
        case .severalMessages:
            Phrase("keep one, or write either { … }", zh: "请只留一条，或写成 either { … }")
        case .movedWithoutMilestone:
            Phrase("take `if_moved` out, or let a milestone make it due", zh: "请去掉 if_moved，或让 when 按节点到期")
        case .sampleDoesNotFit:
            Phrase("take `sample` out, or change per, when or class", zh: "请去掉 sample，或修改 per、when、class")
        case .unknownTemplate(_, _, let nearest):
            Self.meant(nearest, or: Phrase("add it to Templates", zh: "请在 Templates 中添加"))
        case .tooManyActions: Phrase("split the rule", zh: "请拆成几条规则")
        case .controlCharacter: Phrase("write it on one line", zh: "请写成一行")
        case .noTest: Phrase("add test \"name\" { … } below it", zh: "请在下面加上 test \"名称\" { … }")
        case .endlessRepeat: Phrase("write late = days(n)", zh: "请写 late = days(天数)")
        case .lateMissing: Phrase("add late = days(n)", zh: "请加上 late = days(天数)")
        case .lunarDate:
            Phrase(
                "write year, month and day of the lunar calendar, such as \"1985-02-30\" or \"2004年闰二月初三\"",
                zh: "请写农历的年月日，如 \"1985-02-30\"、\"2004年闰二月初三\""
            )
        case .badDay(let text) where text.hasPrefix("date("):
            Phrase("write month and day: date(10, 20)", zh: "请写月和日：date(10, 20)")
        case .badDay: Phrase("write it as \"2026-04-30\"", zh: "请写成 \"2026-04-30\"")
        case .runtime(let words): words.hint
        }
    }

    private static func meant(_ nearest: String?, or other: Phrase) -> Phrase {
        guard let nearest else { return other }
        return Phrase("did you mean \(nearest)?", zh: "是否想写 \(nearest)？")
    }

    private static func usage(_ word: String) -> Phrase {
        switch word {
        case "days", "weeks", "months", "years":
            Phrase("write a whole number, at most 100 years: \(word)(3)", zh: "请写整数，最长一百年：\(word)(3)")
        case "every": Phrase("write every(months(3)):from \"signing\"", zh: "请写成 every(months(3)):from \"signing\"")
        case "holiday", "solar_term":
            Phrase("give it one name in quotes: \(word) \"…\"", zh: "请只写一个带引号的名称：\(word) \"…\"")
        case "workdays", "workday":
            Phrase("write a whole number, at most 2500: \(word)(3)", zh: "请写整数，最多 2500：\(word)(3)")
        case "minus", "plus":
            Phrase("write holiday \"mid-autumn\":\(word)(days(1))", zh: "请写成 holiday \"中秋\":\(word)(days(1))，只写一次")
        case "civil":
            Phrase("write civil(2026, 11, 15) for 15 November 2026", zh: "2026 年 11 月 15 日请写成 civil(2026, 11, 15)")
        case "year_of": Phrase("give it a day: year_of(today)", zh: "请给它一个日期：year_of(today)")
        case "date": Phrase("write date(10, 20) for 20 October", zh: "10 月 20 日请写成 date(10, 20)")
        case "rule", "test": Phrase("write \(word) \"name\" { … }", zh: "请写成 \(word) \"名称\" { … }")
        case "either":
            Phrase("write either { sms { … }, email { … } }", zh: "请写成 either { sms { … }, email { … } }")
        case "task", "sms", "email": Phrase("write \(word) { … }", zh: "请写成 \(word) { … }")
        case "older_than": Phrase("write older_than(days(30))", zh: "请写成 older_than(days(30))")
        default: Phrase("give it a text in quotes", zh: "请用引号写上名称")
        }
    }
}
