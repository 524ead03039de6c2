import Configuration
import Lifecycle

extension Settings {
    /// The keys of what concerns sending.
    static let deliveryKeys: Set<String> = {
        var keys: Set<String> = [
            "delivery.domains", "delivery.retryMinutes", "serve.host", "serve.port", "serve.publicURL",
        ]
        for channel in ChannelKind.allCases {
            keys.insert("delivery.perMinute.\(channel.rawValue)")
            keys.insert("delivery.giveUpHours.\(channel.rawValue)")
            for messageClass in MessageClass.allCases { keys.insert(hoursKey(channel, messageClass)) }
        }
        return keys
    }()

    private static func hoursKey(_ channel: ChannelKind, _ messageClass: MessageClass) -> String {
        "delivery.hours.\(channel.rawValue).\(messageClass.rawValue)"
    }

    /// Reads when messages may go out.
    static func hours(_ config: ConfigReader, path: String) throws -> ReleaseHours {
        var hours = ReleaseHours()
        for channel in ChannelKind.allCases {
            for messageClass in MessageClass.allCases {
                let key = hoursKey(channel, messageClass)
                guard let texts = try optionalList(config, key, path) else { continue }
                hours.windows[ReleaseHours.Key(channel, messageClass)] = try texts.map { text in
                    if let window = ReleaseWindow(text) { return window }
                    throw wrong(path, key, Phrase("hours such as [\"08:00-21:00\"]", zh: "时段，如 [\"08:00-21:00\"]"))
                }
            }
        }
        return hours
    }

    /// Reads how fast each channel may go.
    static func paces(_ config: ConfigReader, path: String) throws -> [ChannelKind: Pace] {
        var paces: [ChannelKind: Pace] = [.email: .mail, .sms: Pace()]
        for channel in ChannelKind.allCases {
            let key = "delivery.perMinute.\(channel.rawValue)"
            paces[channel]?.perMinute = try whole(config, key, 1...1_000_000, path)
        }
        let told = try pairs(list(config, "delivery.domains", path), "delivery.domains", path)
            .map { try group($0, $1, path) }
        // What is said goes before what is known.
        paces[.email]?.groups = told + Pace.mail.groups
        return paces
    }

    /// Reads `qq.com foxmail.com = 60/2`: domains, messages a minute, connections.
    private static func group(_ domains: String, _ limits: String, _ path: String) throws -> Pace.Group {
        let names = domains.split(separator: " ").map { $0.lowercased() }
        let numbers = limits.split(separator: "/", omittingEmptySubsequences: false).map {
            Int($0.filter { $0 != " " })
        }
        guard let first = names.first, numbers.count == 2, let perMinute = numbers[0], let connections = numbers[1],
            (1...1_000_000).contains(perMinute), (1...64).contains(connections)
        else {
            throw wrong(
                path,
                "delivery.domains",
                Phrase(
                    "entries such as \"qq.com foxmail.com = 60/2\": messages a minute, connections",
                    zh: "每项如 \"qq.com foxmail.com = 60/2\"：每分钟条数/连接数"
                )
            )
        }
        return Pace.Group(name: first, domains: Set(names), perMinute: perMinute, connections: connections)
    }

    /// Reads what happens to messages that were put off.
    static func retry(_ config: ConfigReader, path: String) throws -> RetryPolicy {
        var retry = RetryPolicy()
        if let minutes = try config.intArray(forKey: "delivery.retryMinutes")?.map(String.init)
            ?? optionalList(config, "delivery.retryMinutes", path)
        {
            let pauses = minutes.compactMap { Int64($0).flatMap { (1...10_080).contains($0) ? $0 * 60 : nil } }
            guard !pauses.isEmpty, pauses.count == minutes.count else {
                throw wrong(
                    path,
                    "delivery.retryMinutes",
                    Phrase("pauses in minutes such as [2, 10, 30], 1 to 10080", zh: "间隔分钟数，如 [2, 10, 30]，1 到 10080")
                )
            }
            retry.pauses = pauses
        }
        for channel in ChannelKind.allCases {
            let key = "delivery.giveUpHours.\(channel.rawValue)"
            if let hours = try whole(config, key, 1...720, path) { retry.giveUpAfter[channel] = Int64(hours) * 3600 }
        }
        return retry
    }

    /// Reads where the world reaches us, without a slash at the end.
    static func publicURL(_ config: ConfigReader, path: String) throws -> String? {
        guard let text = config.string(forKey: "serve.publicURL") else { return nil }
        let host = text.dropFirst("https://".count)
        guard text.hasPrefix("https://"), !host.isEmpty,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}?#".utf8.contains($0) })
        else {
            throw wrong(
                path,
                "serve.publicURL",
                Phrase("an address such as https://care.example.com", zh: "网址，如 https://care.example.com")
            )
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
