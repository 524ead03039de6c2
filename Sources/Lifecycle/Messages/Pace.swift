/// How fast a channel may go, in all and to the domains that limit what they take.
package struct Pace: Hashable, Sendable {
    /// Messages a minute in all, 1 or more; as fast as it goes when none is given.
    package var perMinute: Int?
    /// Domains with limits of their own; each domain belongs to the first group that names it.
    package var groups: [Group] = []

    /// Domains that share what one operator allows.
    package struct Group: Hashable, Sendable {
        /// A name for it, such as `qq`.
        package let name: String
        /// The domains, in lower case.
        package let domains: Set<String>
        /// Messages a minute to all of them, 1 or more; as fast as it goes when none is given.
        package let perMinute: Int?
        /// Connections that may carry messages to them at once, 1 or more, in each dispatcher.
        package let connections: Int

        /// Creates a group.
        package init(name: String, domains: Set<String>, perMinute: Int?, connections: Int) {
            self.name = name
            self.domains = domains
            self.perMinute = perMinute
            self.connections = connections
        }
    }

    /// As fast as it goes.
    package init() {}

    /// The group of an address; none for a number, or a mailbox of another domain.
    package func group(of address: String) -> Group? {
        guard !groups.isEmpty, let at = address.lastIndex(of: "@") else { return nil }
        let domain = address[address.index(after: at)...].lowercased()
        return groups.first { $0.domains.contains(domain) }
    }

    /// The operators that refuse hasty senders, with what they are known to bear.
    ///
    /// Neither publishes its limits; both answer haste with 421, 450 and 550 ("frequency limited"). One message a
    /// second over two connections is what senders without a standing of their own are left alone with.
    package static let mail: Pace = {
        var pace = Pace()
        pace.groups = [
            Group(
                name: "qq",
                domains: ["qq.com", "vip.qq.com", "foxmail.com"],
                perMinute: 60,
                connections: 2
            ),
            Group(
                name: "netease",
                domains: ["163.com", "126.com", "yeah.net", "188.com", "vip.163.com", "vip.126.com"],
                perMinute: 60,
                connections: 2
            ),
        ]
        return pace
    }()
}

/// What happens to messages that were put off.
package struct RetryPolicy: Hashable, Sendable {
    /// The pauses before the second attempt, the third and so on, in seconds; the last one for all that follow.
    ///
    /// Greylisting servers ask for minutes (NetEase: "retry after two minutes"), overloaded ones for hours.
    package var pauses: [Int64] = [120, 600, 1800, 3600, 7200, 14_400]
    /// How long after its first attempt a message is still tried, in seconds, by channel.
    ///
    /// Mail servers give up after days; a text about an appointment is of no use the day after.
    package var giveUpAfter: [ChannelKind: Int64] = [.email: 2 * 86_400, .sms: 86_400]

    /// Creates the standard policy.
    package init() {}

    /// When a message is tried again.
    /// - Parameters:
    ///   - channel: How it travels.
    ///   - attempt: The attempt that has just failed, from 1.
    ///   - first: When the first one began.
    ///   - moment: Now; all in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The moment; nothing when it has been tried for long enough.
    package func next(_ channel: ChannelKind, afterAttempt attempt: Int, first: Int64, at moment: Int64) -> Int64? {
        let pause = pauses[min(max(attempt, 1), pauses.count) - 1]
        return moment + pause - first <= giveUpAfter[channel] ?? 86_400 ? moment + pause : nil
    }
}
