package import ChineseCalendar

/// A stretch of each day, in minutes from midnight in China.
package struct ReleaseWindow: Hashable, Sendable {
    /// The first minute, 0 through 1439.
    package let opens: Int
    /// The minute after the last, above ``opens``, at most 1440.
    package let closes: Int

    /// Creates a window, unless it would be empty or leave the day.
    package init?(opens: Int, closes: Int) {
        guard opens >= 0, closes <= 1440, opens < closes else { return nil }
        self.opens = opens
        self.closes = closes
    }

    /// Reads `08:00-21:00`.
    package init?(_ text: String) {
        let halves = text.split(separator: "-", omittingEmptySubsequences: false).map { Self.minute($0) }
        guard halves.count == 2, let opens = halves[0], let closes = halves[1] else { return nil }
        self.init(opens: opens, closes: closes)
    }

    /// As ``init(_:)`` reads it.
    package var text: String { "\(Self.clock(opens))-\(Self.clock(closes))" }

    /// A minute of the day as `08:00`.
    package static func clock(_ minute: Int) -> String {
        [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour <= 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}

/// When messages of each class may go out, by channel.
package struct ReleaseHours: Hashable, Sendable {
    /// The windows that differ from the standard ones; an empty list keeps a class from going out at all.
    package var windows: [Key: [ReleaseWindow]] = [:]
    /// Days on which no promotion goes out.
    package var solemnDays = SolemnDays()

    /// A channel and a class.
    package struct Key: Hashable, Sendable {
        /// The channel.
        package let channel: ChannelKind
        /// The class.
        package let messageClass: MessageClass

        /// Creates a key.
        package init(_ channel: ChannelKind, _ messageClass: MessageClass) {
            self.channel = channel
            self.messageClass = messageClass
        }
    }

    /// Creates the standard hours.
    package init() {}

    /// The windows of a class on a channel, in the order of the day.
    ///
    /// Notices may go while people are up; promotions keep clear of the morning, the midday rest and the evening, and
    /// of every provider's own hours (the narrowest ends at 20:00).
    package func windows(_ channel: ChannelKind, _ messageClass: MessageClass) -> [ReleaseWindow] {
        windows[Key(channel, messageClass)] ?? Self.standard[messageClass] ?? []
    }

    private static let standard: [MessageClass: [ReleaseWindow]] = [
        .notice: ["08:00-21:00"].compactMap(ReleaseWindow.init),
        .promotion: ["09:30-11:45", "14:15-19:30"].compactMap(ReleaseWindow.init),
    ]

    /// Whether a message may go out at a moment.
    package func isOpen(_ channel: ChannelKind, _ messageClass: MessageClass, at moment: Int64) -> Bool {
        if messageClass == .promotion, solemnDays.contains(ChinaTime.day(of: moment)) { return false }
        let minute = ChinaTime.minute(of: moment)
        return windows(channel, messageClass).contains { $0.opens <= minute && minute < $0.closes }
    }

    /// The next moment from which messages may go out: `moment` itself when they may now.
    /// - Returns: Nothing when no window opens within a year.
    package func nextOpening(_ channel: ChannelKind, _ messageClass: MessageClass, from moment: Int64) -> Int64? {
        if isOpen(channel, messageClass, at: moment) { return moment }
        let today = ChinaTime.day(of: moment)
        for day in (0...366).map({ today.advanced(by: $0) })
        where messageClass != .promotion || !solemnDays.contains(day) {
            for window in windows(channel, messageClass) {
                let opening = ChinaTime.moment(window.opens, of: day)
                if opening > moment { return opening }
            }
        }
        return nil
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return text
    }
}
