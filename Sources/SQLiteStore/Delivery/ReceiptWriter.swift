import GRDB
import Lifecycle

/// Takes receipts in one transaction: each is kept once, moves its message where the table of states allows it, and
/// tells something about the address it went to.
struct ReceiptWriter {
    private let moment: Int64
    private let find: Prepared
    private let byReference: Prepared
    private let keep: Prepared
    private let partsDelivered: Prepared
    private let doubts: Prepared
    private let softly: Prepared
    private let softCount: Prepared
    private let attempts: AttemptWriter
    private let marks: MarkWriter
    private let early: EarlyReceipts

    /// So many soft bounces of one address in so many seconds count as a dead address.
    private static let softLimit = (count: 3, within: Int64(14 * 86_400))

    /// The message that a gateway knows by a name of its own.
    static let byReferenceSQL = "SELECT id FROM outbox WHERE reference = ?1 AND reference IS NOT NULL"

    init(_ database: Database, at moment: Int64) throws {
        self.moment = moment
        find = try Prepared(database, "SELECT id, state, parts, channel, address FROM outbox WHERE id = ?1")
        byReference = try Prepared(database, Self.byReferenceSQL)
        keep = try Prepared(
            database,
            "INSERT OR IGNORE INTO receipts(message, part, news, code, words, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        )
        partsDelivered = try Prepared(
            database,
            "SELECT count(DISTINCT part) FROM receipts WHERE message = ?1 AND news = 'delivered' AND part > 0"
        )
        doubts = try Prepared(database, "SELECT 1 FROM attempts WHERE message = ?1 AND outcome = 'unknown' LIMIT 1")
        softly = try Prepared(database, "INSERT OR IGNORE INTO soft_bounces VALUES (?1, ?2, ?3, ?4)")
        softCount = try Prepared(
            database,
            "SELECT count(*) FROM soft_bounces WHERE channel = ?1 AND address = ?2 AND at > ?3"
        )
        attempts = try AttemptWriter(database)
        marks = MarkWriter(database, at: moment)
        early = EarlyReceipts(database)
    }

    /// A message as a receipt finds it.
    private struct Target {
        let id: Int64
        let state: MessageState
        let parts: Int
        let channel: ChannelKind
        let address: String
    }

    func take(_ receipt: Receipt, _ count: inout ReceiptCount) throws {
        guard let target = try target(of: receipt) else {
            if try early.keep(receipt, at: moment) { count.early += 1 } else { count.unknown += 1 }
            return
        }
        try keep.run(
            .integer(target.id),
            .int(receipt.part ?? 0),
            .text(receipt.news.code),
            .text(receipt.code),
            .text(receipt.words),
            .integer(moment)
        )
        let isNew = keep.changes > 0
        // One that came before may move the message now, as when it is sent again.
        let isMoved = try move(target, receipt)
        if isNew, case .undeliverable(let blame) = receipt.news { try learn(blame, from: target) }
        if isMoved { count.applied += 1 } else { count.repeated += 1 }
    }

    private func target(of receipt: Receipt) throws -> Target? {
        switch receipt.message {
        case .token: return nil
        case .number(let number): find.bind(.integer(number))
        case .gateway(let reference):
            byReference.bind(.text(reference))
            defer { byReference.reset() }
            guard try byReference.step() else { return nil }
            find.bind(.integer(byReference.integer(0)))
        }
        defer { find.reset() }
        guard try find.step(), let state = MessageState(rawValue: find.text(1)),
            let channel = ChannelKind(rawValue: find.text(3))
        else { return nil }
        return Target(
            id: find.integer(0),
            state: state,
            parts: Int(find.integer(2)),
            channel: channel,
            address: find.text(4)
        )
    }

    /// Moves the message, if the receipt says something final that its state allows.
    private func move(_ target: Target, _ receipt: Receipt) throws -> Bool {
        let next: MessageState
        switch receipt.news {
        case .underway: return false
        case .undeliverable: next = .failed
        case .delivered:
            guard try isWhole(target, receipt) else { return false }
            next = .delivered
        }
        if target.state == .waiting {
            // An attempt in doubt did arrive: it must not be made again.
            guard next == .delivered, try isInDoubt(target.id) else { return false }
        }
        let told = receipt.words.hasPrefix(receipt.code) ? [receipt.words] : [receipt.code, receipt.words]
        let problem = next == .failed ? told.filter { !$0.isEmpty }.joined(separator: " ") : nil
        return try attempts.move(target.id, from: target.state, to: next, problem: problem)
    }

    private func isInDoubt(_ message: Int64) throws -> Bool {
        doubts.bind(.integer(message))
        defer { doubts.reset() }
        return try doubts.step()
    }

    /// Whether all parts have arrived.
    private func isWhole(_ target: Target, _ receipt: Receipt) throws -> Bool {
        guard receipt.part != nil, target.parts > 1 else { return true }
        partsDelivered.bind(.integer(target.id))
        defer { partsDelivered.reset() }
        return try partsDelivered.step() && partsDelivered.integer(0) >= Int64(target.parts)
    }

    private func learn(_ blame: Receipt.Blame, from target: Target) throws {
        guard !target.address.isEmpty else { return }
        let address = MarkWriter.folded(target.address)
        switch blame {
        case .address: _ = try marks.mark(target.channel, address, .dead, source: "hard bounce")
        case .refusal: _ = try marks.refuse(message: target.id, source: "receipt")
        case .moment:
            let channel = SQLValue.text(target.channel.rawValue)
            try softly.run(channel, .text(address), .integer(target.id), .integer(moment))
            softCount.bind(channel, .text(address), .integer(moment - Self.softLimit.within))
            defer { softCount.reset() }
            if try softCount.step(), softCount.integer(0) >= Int64(Self.softLimit.count) {
                _ = try marks.mark(target.channel, address, .dead, source: "soft bounces")
            }
        case .content, .signature, .policy, .unclear: break
        }
    }
}

extension Receipt.News {
    /// Reads the form kept.
    init?(code: String) {
        switch code {
        case "underway": self = .underway
        case "delivered": self = .delivered
        case let other:
            guard let blame = Receipt.Blame(rawValue: other) else { return nil }
            self = .undeliverable(blame)
        }
    }

    /// The form kept.
    var code: String {
        switch self {
        case .underway: "underway"
        case .delivered: "delivered"
        case .undeliverable(let blame): blame.rawValue
        }
    }
}
