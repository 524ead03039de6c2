import Lifecycle

/// Decides about judged candidates, one after the other: whether the person may be contacted, and how often.
///
/// The order of the candidates is part of the decision, so one thread asks.
struct Arbiter {
    /// Who got a promotion on the day, in earlier sweeps or in this one.
    var promoted: Set<Int64>

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
        let isPromotion = rule.messageClass == .promotion
        if isPromotion, !candidate.contact.contains(.consents) { return .hold(.consent) }
        let possible = planned.filter { Self.isPossible($0, candidate) }
        guard !possible.isEmpty else { return .hold(.address) }
        if isPromotion, possible.contains(where: \.isMessage), !promoted.insert(candidate.person).inserted {
            return .hold(.promotionToday)
        }
        return .fire(possible)
    }

    /// The first condition of `who` that does not hold.
    static func unmatched(_ candidate: Candidate, _ rule: Rule) -> Reason? {
        guard candidate.failing != 0 else { return nil }
        let name = rule.conditions[Int(candidate.failing.magnitude) - 1].name
        return candidate.failing < 0 ? .empty(name) : .field(name)
    }

    private static func isPossible(_ action: Action, _ candidate: Candidate) -> Bool {
        switch action {
        case .task: true
        case .sms: candidate.contact.contains(.hasPhone)
        case .email: candidate.contact.contains(.hasEmail)
        }
    }
}

extension Action {
    /// Whether it reaches the person by itself: only messages are counted by the store, and so only they take a turn.
    fileprivate var isMessage: Bool {
        switch self {
        case .task: false
        case .sms, .email: true
        }
    }
}
