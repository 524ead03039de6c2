import Lifecycle

extension TemplateFinding {
    static func realEstate(_ provider: ProviderProfile) -> TemplateFinding {
        TemplateFinding(
            line: 1,
            message: Phrase(
                "\(provider.title.english) sends nothing but verification codes for property developers",
                zh: "\(provider.title.chinese)对房地产企业只发送验证码类短信"
            ),
            hint: Phrase("use an operator's port (Kannel) or another provider", zh: "请改用运营商直连通道（Kannel）或其他平台")
        )
    }

    static func refusedWord(_ word: String, _ provider: ProviderProfile, line: Int) -> TemplateFinding {
        TemplateFinding(
            line: line,
            message: Phrase(
                "\(provider.title.english) refuses texts with \(word)",
                zh: "\(provider.title.chinese)会拒绝含有“\(word)”的短信"
            ),
            hint: Phrase("say it in other words, or by e-mail or phone", zh: "请换一种说法，或改用邮件、电话")
        )
    }

    static func variablesInPromotion(_ provider: ProviderProfile) -> TemplateFinding {
        TemplateFinding(
            line: 1,
            message: Phrase(
                "\(provider.title.english) takes no variables in promotions",
                zh: "\(provider.title.chinese)的推广短信不能有变量"
            ),
            hint: Phrase("write a text that is the same for everybody", zh: "请改写为对所有人相同的文字")
        )
    }

    static func withoutMembers(_ provider: ProviderProfile) -> TemplateFinding {
        TemplateFinding(
            line: 1,
            message: Phrase(
                "\(provider.title.english) wants promotions to address members (会员)",
                zh: "\(provider.title.chinese)要求推广短信带有“会员”称谓"
            ),
            hint: Phrase("begin with 尊敬的会员{{称呼}}", zh: "请以“尊敬的会员{{称呼}}”开头")
        )
    }

    static func otherOptOut(_ provider: ProviderProfile) -> TemplateFinding {
        let wanted = provider.optOuts.joined(separator: "、")
        return TemplateFinding(
            line: 1,
            message: Phrase(
                "\(provider.title.english) wants promotions to end in \(wanted); \(SMSRules.optOut) is what they end in",
                zh: "\(provider.title.chinese)要求推广短信以“\(wanted)”结尾，而本系统添加的是“\(SMSRules.optOut)”"
            ),
            hint: Phrase("send promotions through another provider", zh: "推广短信请改用其他平台")
        )
    }

    static func withoutCode(_ template: String, _ provider: ProviderProfile) -> TemplateFinding {
        TemplateFinding(
            line: 1,
            message: Phrase(
                "\(provider.title.english) has no code for this template in the settings",
                zh: "设置里没有此模板在\(provider.title.chinese)的模板编号"
            ),
            hint: Phrase(
                "have it approved there, then add “\(template)=CODE” to sms.templates",
                zh: "请先在平台报备，再在 sms.templates 里加上“\(template)=模板编号”"
            )
        )
    }
}
