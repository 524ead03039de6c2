import ChineseCalendar
package import Lifecycle

/// One objection that the arbitration looks for.
package struct ArbitrationStep: Hashable, Sendable {
    /// The objection.
    package let reason: Reason
    /// The channel it concerns; all when none is given.
    package let channel: ChannelKind?
    /// Whether it is raised.
    package let isRaised: Bool
    /// How many promotions were counted against a cap.
    package let count: Count?

    /// Promotions that were made, and how many may be.
    package struct Count: Hashable, Sendable {
        /// So many were made.
        package let used: Int
        /// So many may be.
        package let most: Int
    }

    init(_ reason: Reason, _ isRaised: Bool, on channel: ChannelKind? = nil, count: Count? = nil) {
        self.reason = reason
        self.channel = channel
        self.isRaised = isRaised
        self.count = count
    }
}

extension Arbiter {
    /// The objections to a candidate whose rule lets it through, in the order ``rule(on:verdict:of:)`` looks for them.
    func steps(_ candidate: Candidate, _ planned: [Action], of rule: Rule) -> [ArbitrationStep] {
        let isPromotion = rule.messageClass == .promotion
        var steps = [
            ArbitrationStep(.deceased, candidate.contact.contains(.deceased)),
            ArbitrationStep(.blocked, candidate.contact.contains(.blocked)),
        ]
        if isPromotion {
            steps += [
                ArbitrationStep(.consent, !candidate.contact.contains(.consents)),
                ArbitrationStep(.solemnDay, settings.solemnDays.contains(candidate.judgedOn)),
                ArbitrationStep(.complaint, candidate.contact.contains(.complains)),
                ArbitrationStep(.handoverLate, candidate.contact.contains(.awaitsHandover)),
            ]
        }
        for channel in ChannelKind.allCases where planned.contains(where: { $0.message?.channel == channel }) {
            let isReachable = candidate.contact.contains(channel == .sms ? .hasPhone : .hasEmail)
            steps.append(ArbitrationStep(.address, !isReachable, on: channel))
            guard isPromotion else { continue }
            let (week, year) = (candidate.promotions.inWeek(channel), candidate.promotions.inYear(channel))
            steps += [
                cap(.weeklyCap, week, settings.weeklyCap, channel), cap(.yearlyCap, year, settings.yearlyCap, channel),
            ]
        }
        if isPromotion { steps.append(ArbitrationStep(.promotionToday, candidate.promotions.today > 0)) }
        return steps
    }

    private func cap(_ reason: Reason, _ used: Int, _ most: Int, _ channel: ChannelKind) -> ArbitrationStep {
        ArbitrationStep(reason, used >= most, on: channel, count: ArbitrationStep.Count(used: used, most: most))
    }
}
