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
        case .missed: "missed"
        case .failed: "failed"
        }
    }

    /// Reads the stored form.
    package init(code: String) {
        switch code {
        case "check": self = .check
        case "deceased": self = .deceased
        case "blocked": self = .blocked
        case "consent": self = .consent
        case "address": self = .address
        case "one_promotion_a_day": self = .promotionToday
        case "missed": self = .missed
        case "failed": self = .failed
        case _ where code.hasPrefix("empty:"): self = .empty(String(code.dropFirst(6)))
        default: self = .field(code)
        }
    }

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
        case .missed: Phrase("no sweep ran in time", zh: "期限内没有日巡")
        case .failed: Phrase("the rule failed for this subject", zh: "规则对此对象运行出错")
        }
    }
}
