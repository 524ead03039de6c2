import GRDB
import Lifecycle

/// What the addresses of the person `o` have told us, as SQL.
enum MarkSQL {
    /// Whether nothing arrives at the person's address of a channel.
    static func isDead(_ channel: ChannelKind) -> String { mark(channel, .dead) }

    /// Whether the person wants no more promotions, whichever address said it.
    static let refuses = "(\(mark(.sms, .refuses)) OR \(mark(.email, .refuses)))"

    /// Whether any address has ever told us anything.
    static func exist(_ database: Database) throws -> Bool {
        let find = try Prepared(database, "SELECT EXISTS (SELECT 1 FROM address_marks)")
        defer { find.reset() }
        return try find.step() && find.integer(0) != 0
    }

    private static func mark(_ channel: ChannelKind, _ kind: AddressMark.Kind) -> String {
        let address = channel == .sms ? "o.phone" : "lower(o.email)"
        return """
            EXISTS (SELECT 1 FROM address_marks a WHERE a.channel = '\(channel.rawValue)' AND a.address = \(address) \
            AND a.kind = '\(kind.rawValue)' AND a.active = 1)
            """
    }
}
