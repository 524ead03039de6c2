package import Lifecycle

/// What an SMS provider allows, as data: what can be told of a template before anything is sent.
package struct ProviderProfile: Hashable, Sendable {
    /// Its name in settings and on the command line.
    package let name: String
    /// Its name for people.
    package let title: Phrase
    /// Whether it sends nothing but verification codes for property developers.
    package var refusesRealEstate = false
    /// The hours within which it sends promotions, from the first, before the second, in China's time; none for any.
    package var promotionHours: Range<Int>?
    /// The most texts a number gets from it in a day; none for no limit that is published.
    package var dailyLimit: Int?
    /// Whether two variables may not stand side by side.
    package var refusesAdjacentVariables = false
    /// Whether promotions may hold no variable.
    package var refusesVariablesInPromotions = false
    /// Whether each text is a template approved there, with a code of its own.
    package var needsCodes = false
    /// The words one of which a promotion must end in; empty for no rule.
    package var optOuts: [String] = []
    /// Whether a promotion must address members (会员).
    package var wantsMembers = false
    /// Words it refuses.
    package var refusedWords: [String] = []
    /// Symbols it refuses.
    package var refusedSymbols: [String] = []

    private init(_ name: String, _ title: Phrase) {
        self.name = name
        self.title = title
    }

    /// The profile of a name, or nothing.
    package static func named(_ name: String) -> ProviderProfile? { all.first { $0.name == name } }
}

extension ProviderProfile {
    /// Every profile, by name.
    ///
    /// Sources, read in November 2026: Alibaba Cloud SMS “SMS template specifications” and “SendSms”; Tencent Cloud SMS
    /// “Content template review standards”; Huawei Cloud SMS “Template specifications” and FAQ; Qiniu SMS “Template
    /// specifications”; Getui “SMS”. An operator's port of one's own, as behind Kannel, is bound by its contract alone.
    package static let all: [ProviderProfile] = [aliyun, getui, huawei, kannel, qiniu, tencent]

    private static let aliyun = {
        var profile = ProviderProfile("aliyun", Phrase("Aliyun", zh: "阿里云"))
        profile.dailyLimit = 50
        profile.needsCodes = true
        profile.optOuts = ["拒收请回复R"]
        profile.wantsMembers = true
        profile.refusedSymbols = SMSRules.refused
        return profile
    }()

    private static let tencent = {
        var profile = ProviderProfile("tencent", Phrase("Tencent Cloud", zh: "腾讯云"))
        profile.refusesRealEstate = true
        profile.refusesAdjacentVariables = true
        profile.needsCodes = true
        profile.optOuts = ["拒收请回复R"]
        profile.refusedWords = ["装修", "抽奖", "积分兑换", "邀请到店", "问卷", "加微信", "优惠券"]
        profile.refusedSymbols = SMSRules.refused
        return profile
    }()

    private static let huawei = {
        var profile = ProviderProfile("huawei", Phrase("Huawei Cloud", zh: "华为云"))
        profile.refusesRealEstate = true
        profile.promotionHours = 8..<22
        profile.refusesVariablesInPromotions = true
        profile.needsCodes = true
        profile.optOuts = ["拒收请回复R"]
        profile.refusedSymbols = SMSRules.refused
        return profile
    }()

    private static let qiniu = {
        var profile = ProviderProfile("qiniu", Phrase("Qiniu", zh: "七牛云"))
        profile.promotionHours = 8..<20
        profile.needsCodes = true
        profile.optOuts = ["回T退订", "回TD退订"]
        profile.refusedSymbols = SMSRules.refused
        return profile
    }()

    private static let getui = {
        var profile = ProviderProfile("getui", Phrase("Getui", zh: "个推"))
        profile.promotionHours = 8..<21
        profile.dailyLimit = 20
        profile.needsCodes = true
        profile.refusedSymbols = SMSRules.refused
        return profile
    }()

    private static let kannel = ProviderProfile("kannel", Phrase("Kannel", zh: "Kannel（自有通道）"))
}
