/// The promotions a person got in the last year, counted in one integer.
///
/// What went to the same telephone number or mailbox by the record of another person counts as well: a household with
/// one telephone is greeted once.
/// Days are counted back from the day a candidate is judged on, that day included in the last 7 and 365; what was taken
/// back does not count.
package struct RecentPromotions: Hashable, Sendable {
    /// Five counts of 12 bits each, as the store adds them up: SMS of the last 365 days before the day itself, of the
    /// last 7 of them, e-mails likewise, and messages of the day itself.
    package let packed: Int64

    /// Takes over what the store added up.
    package init(packed: Int64 = 0) { self.packed = packed }

    /// One message of a channel, days ago, as it adds to ``packed``.
    package static func weight(_ channel: ChannelKind, inWeek: Bool) -> Int64 {
        let shift: Int64 = channel == .sms ? 0 : 24
        return (1 << shift) + (inWeek ? 1 << (shift + 12) : 0)
    }

    /// One message of the day itself, as it adds to ``packed``.
    package static let weightToday: Int64 = 1 << 48

    /// Messages of a channel before the day itself, in the last 365 days.
    package func inYear(_ channel: ChannelKind) -> Int { count(channel == .sms ? 0 : 24) }

    /// Messages of a channel before the day itself, in the last 7 days.
    package func inWeek(_ channel: ChannelKind) -> Int { count(channel == .sms ? 12 : 36) }

    /// Messages of the day itself.
    package var today: Int { count(48) }

    private func count(_ shift: Int64) -> Int { Int(packed >> shift & 0xFFF) }
}
