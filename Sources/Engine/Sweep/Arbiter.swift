import ChineseCalendar
import Lifecycle

/// Decides about judged candidates, one after the other: whether the person may be contacted, and how often.
///
/// The order of the candidates is part of the decision, so one thread asks.
struct Arbiter {
    let settings: CareSettings
    /// Who got a promotion in this sweep, and by which addresses; what earlier ones sent comes with the candidates.
    private(set) var promoted: Set<Promoted> = []

    /// A person or an address that got a promotion; an address by the lowest record that has it.
    enum Promoted: Hashable {
        case person(Int64)
        case address(ChannelKind, Int64)
    }

    init(settings: CareSettings = CareSettings()) { self.settings = settings }

    /// What is to happen with a candidate.
    enum Ruling: Equatable {
        case fire([Action])
        case suppress(Reason)
        case hold(Reason)
        case fail(RuleFailure)
    }

    /// Rules on a candidate; remembers a promotion that fires.
    mutating func rule(on candidate: Candidate, verdict: Verdict, of rule: Rule) -> Ruling {
        if let reason = Self.unmatched(candidate, rule) { return .hold(reason) }
        let planned: [Action]
        switch verdict {
        case .fail(let failure): return .fail(failure)
        case .decline: return .hold(.check)
        case .make(let actions): planned = actions
        case .pass:
            guard case .fixed(let actions) = rule.actions else { return .hold(.check) }
            planned = actions
        }
        if candidate.contact.contains(.deceased) { return .suppress(.deceased) }
        if candidate.contact.contains(.blocked) { return .hold(.blocked) }
        if rule.messageClass == .promotion, let reason = untimely(candidate) { return .hold(reason) }
        return settle(candidate, planned, isPromotion: rule.messageClass == .promotion)
    }

    /// Makes what can be made: no message without an address, none past a cap, one promotion per person and day.
    private mutating func settle(_ candidate: Candidate, _ planned: [Action], isPromotion: Bool) -> Ruling {
        var refusal = Reason.address
        var isReached = false
        var used: Set<ChannelKind> = []
        let possible = planned.filter { action in
            guard let (channel, plan) = action.message else { return true }
            if isReached, plan.isFallback { return false }
            if let reason = obstacle(channel, candidate, isPromotion: isPromotion) {
                if reason != .address { refusal = reason }
                return false
            }
            isReached = true
            return !isPromotion || used.insert(channel).inserted
        }
        guard !possible.isEmpty, isReached || refusal == .address else { return .hold(refusal) }
        if isPromotion, isReached {
            let reached = Self.reached(candidate, possible)
            guard candidate.promotions.today == 0, promoted.isDisjoint(with: reached) else {
                return .hold(.promotionToday)
            }
            promoted.formUnion(reached)
        }
        // The rule's own list is one for all; a sample would keep a list for each household.
        return .fire(possible.count == planned.count ? planned : possible)
    }

    /// The person, and the addresses that the messages go to.
    private static func reached(_ candidate: Candidate, _ actions: [Action]) -> [Promoted] {
        [.person(candidate.person)]
            + actions.compactMap { action in
                guard let channel = action.message?.channel else { return nil }
                let sharer = channel == .sms ? candidate.phoneSharer : candidate.mailboxSharer
                return sharer == 0 ? nil : .address(channel, sharer)
            }
    }

    /// Why a message cannot go that way.
    private func obstacle(_ channel: ChannelKind, _ candidate: Candidate, isPromotion: Bool) -> Reason? {
        guard candidate.contact.contains(channel == .sms ? .hasPhone : .hasEmail) else { return .address }
        guard isPromotion else { return nil }
        if candidate.promotions.inWeek(channel) >= settings.weeklyCap { return .weeklyCap }
        return candidate.promotions.inYear(channel) >= settings.yearlyCap ? .yearlyCap : nil
    }

    /// Why nobody should advertise to the contact on that day.
    private func untimely(_ candidate: Candidate) -> Reason? {
        if !candidate.contact.contains(.consents) { return .consent }
        if settings.solemnDays.contains(candidate.judgedOn) { return .solemnDay }
        if candidate.contact.contains(.complains) { return .complaint }
        return candidate.contact.contains(.awaitsHandover) ? .handoverLate : nil
    }

    /// The first condition of `who` that does not hold.
    static func unmatched(_ candidate: Candidate, _ rule: Rule) -> Reason? {
        guard candidate.failing != 0 else { return nil }
        let name = rule.conditions[Int(candidate.failing.magnitude) - 1].name
        return candidate.failing < 0 ? .empty(name) : .field(name)
    }
}
