/// Why an occurrence was not let through, or lapsed.
package enum Reason: Hashable, Sendable {
    /// A condition of `who` on this field does not hold.
    case field(String)
    /// The field of a condition has no value.
    case empty(String)
    /// The rule's `check` said no.
    case check
    /// The contact has died.
    case deceased
    /// The contact must not be contacted.
    case blocked
    /// A promotion to somebody who did not agree to any.
    case consent
    /// No action is possible: nobody to contact, or no number and no mailbox for any of the messages.
    case address
    /// Another promotion went to the same person that day.
    case promotionToday
    /// A promotion on a day of mourning or remembrance.
    case solemnDay
    /// A promotion to somebody whose serious complaint is open.
    case complaint
    /// A promotion to somebody who waits for a home that should have been handed over.
    case handoverLate
    /// A promotion to somebody who got as many as a week may bring.
    case weeklyCap
    /// A promotion to somebody who got as many as a year may bring.
    case yearlyCap
    /// The sample of the project chose others.
    case sample
    /// The sample chose it, and the team has as many tasks of that day as it can do.
    case capacity
    /// Its last day passed while it waited to be sent.
    case tooLate
    /// No sweep ran while its window was open.
    case missed
    /// One of the rule's functions failed for this subject to the end of its window.
    case failed

    /// The form kept in the store and written in tests of rules.
    package var code: String {
        switch self {
        case .field(let name): name
        case .empty(let name): "empty:\(name)"
        case .check: "check"
        case .deceased: "deceased"
        case .blocked: "blocked"
        case .consent: "consent"
        case .address: "address"
        case .promotionToday: "one_promotion_a_day"
        case .solemnDay: "solemn_day"
        case .complaint: "serious_complaint"
        case .handoverLate: "handover_late"
        case .weeklyCap: "weekly_cap"
        case .yearlyCap: "yearly_cap"
        case .sample: "sample"
        case .capacity: "capacity"
        case .tooLate: "too_late"
        case .missed: "missed"
        case .failed: "failed"
        }
    }

    /// Reads the stored form.
    package init(code: String) {
        if let plain = Self.plain[code] {
            self = plain
        } else if code.hasPrefix("empty:") {
            self = .empty(String(code.dropFirst(6)))
        } else {
            self = .field(code)
        }
    }

    /// The reason of a code that names no field; nothing for any other text.
    package static func named(_ code: String) -> Reason? { plain[code] }

    /// The reasons for which a household lapses that a rule with a sample could have chosen.
    package static let passedOver: [Reason] = [.sample, .capacity, .missed]

    /// Whether a rule with a sample could have chosen the household and did not.
    package var isPassedOver: Bool { Self.passedOver.contains(self) }

    /// The reasons that name no field, by their codes.
    private static let plain: [String: Reason] = Dictionary(
        uniqueKeysWithValues: [
            Reason.check, .deceased, .blocked, .consent, .address, .promotionToday, .solemnDay, .complaint,
            .handoverLate, .weeklyCap, .yearlyCap, .sample, .capacity, .tooLate, .missed, .failed,
        ].map { ($0.code, $0) }
    )

    /// What staff read.
    package var phrase: Phrase {
        switch self {
        case .field(let name): Phrase("\(name) does not match", zh: "\(name) 不符合")
        case .empty(let name): Phrase("\(name) is empty", zh: "\(name) 未填写")
        case .check: Phrase("check said no", zh: "check 未通过")
        case .deceased: Phrase("the person has died", zh: "客户已故")
        case .blocked: Phrase("the person must not be contacted", zh: "客户已设为勿扰")
        case .consent: Phrase("no consent to promotions", zh: "未同意接收关怀/推广")
        case .address: Phrase("no number or mailbox", zh: "没有可用的手机或邮箱")
        case .promotionToday: Phrase("another promotion that day", zh: "当天已有另一条推广")
        case .solemnDay: Phrase("a solemn day: no promotions", zh: "肃穆日不发推广")
        case .complaint: Phrase("a serious complaint is open", zh: "有未结重大投诉")
        case .handoverLate: Phrase("the handover of their home is late", zh: "房屋逾期未交付")
        case .weeklyCap: Phrase("as many promotions as a week may bring", zh: "七天内推广已达上限")
        case .yearlyCap: Phrase("as many promotions as a year may bring", zh: "一年内推广已达上限")
        case .sample: Phrase("not chosen by the sample", zh: "抽样未抽中")
        case .capacity: Phrase("the team has its tasks of the day", zh: "团队当天任务已满")
        case .tooLate: Phrase("its last day passed before it could be sent", zh: "可发送的最后一天已过")
        case .missed: Phrase("no sweep ran in time", zh: "期限内没有日巡")
        case .failed: Phrase("the rule failed for this subject", zh: "规则对此对象运行出错")
        }
    }
}
