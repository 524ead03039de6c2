import GRDB
import Lifecycle

/// Takes waiting messages for one dispatcher, as many as the pace lets go now.
struct ClaimWriter {
    private let request: ClaimRequest
    private let reader: MessageReader
    private let book: PaceBook
    private let find: Prepared
    private let take: Prepared
    private let postpone: Prepared

    init(_ database: Database, _ request: ClaimRequest) throws {
        self.request = request
        reader = try MessageReader(database)
        book = try PaceBook(database, request.channel, request.pace, at: request.moment)
        find = try Prepared(database, Self.dueSQL)
        take = try Prepared(database, "UPDATE outbox SET dispatcher = ?2 WHERE id = ?1")
        postpone = try Prepared(database, "UPDATE outbox SET not_before = ?2 WHERE id = ?1")
    }

    /// What is due for a channel and a class, as ``MessageReader`` reads it.
    static let dueSQL =
        MessageReader.select + """
             WHERE b.channel = ?1 AND b.class = ?2 AND b.not_before <= ?3
              AND b.state = 'waiting' AND b.dispatcher IS NULL AND b.review < 2
            ORDER BY b.not_before, b.id LIMIT ?4
            """
    /// Gives back what a dispatcher has claimed and not begun.
    static let releaseSQL = "UPDATE outbox SET dispatcher = NULL WHERE dispatcher = ?1 AND state = 'waiting'"

    func run() throws -> Claim {
        var messages: [WaitingMessage] = []
        var paced = 0
        for message in try due() {
            let mailbox = request.channel == .email ? message.item.address : nil
            let group = mailbox.flatMap(request.pace.group)
            guard book.admits(group) else {
                paced += 1
                try postpone.run(.integer(message.item.id), .integer(book.later(group)))
                continue
            }
            try take.run(.integer(message.item.id), .integer(request.dispatcher.number))
            messages.append(message)
        }
        try book.save()
        return Claim(messages: messages, paced: paced)
    }

    private func due() throws -> [WaitingMessage] {
        var due: [WaitingMessage] = []
        let limit = min(request.limit, book.left)
        for messageClass in request.classes where due.count < limit {
            find.bind(
                .text(request.channel.rawValue),
                .text(messageClass.rawValue),
                .integer(request.dueBy),
                .int(limit - due.count)
            )
            while try find.step() { due.append(try reader.message(find)) }
        }
        return due
    }
}

/// How many messages went in the minute of a claim, in all and to each group of domains, over all dispatchers.
private final class PaceBook {
    private struct Page {
        var used = 0
        /// The minute that messages are put off to, and how many were.
        var later: Int64
        var booked = 0
        var isChanged = false
    }

    private let database: Database
    private let channel: ChannelKind
    private let perMinute: Int?
    private let minute: Int64
    private var pages: [String: Page] = [:]

    init(_ database: Database, _ channel: ChannelKind, _ pace: Pace, at moment: Int64) throws {
        self.database = database
        self.channel = channel
        perMinute = pace.perMinute
        minute = moment / 60
        guard pace.perMinute != nil || pace.groups.contains(where: { $0.perMinute != nil }) else { return }
        let find = try Prepared(database, "SELECT domains, minute, used, later, booked FROM pace WHERE channel = ?1")
        find.bind(.text(channel.rawValue))
        while try find.step() {
            var page = Page(later: minute + 1)
            if find.integer(1) == minute { page.used = Int(find.integer(2)) }
            // What was written when the clock was ahead is no booking.
            if find.integer(1) <= minute, find.integer(3) > minute {
                (page.later, page.booked) = (find.integer(3), Int(find.integer(4)))
            }
            pages[find.text(0)] = page
        }
    }

    /// What the channel as a whole may still take this minute.
    var left: Int { perMinute.map { max(0, $0 - (pages[""]?.used ?? 0)) } ?? .max }

    /// Counts a message, unless its group has had its share.
    func admits(_ group: Pace.Group?) -> Bool {
        if let group, let limit = group.perMinute {
            guard page(group.name).used < limit else { return false }
            count(group.name)
        }
        if perMinute != nil { count("") }
        return true
    }

    /// The moment a message of a group is put off to, so that each minute gets its share.
    func later(_ group: Pace.Group?) -> Int64 {
        guard let group, let limit = group.perMinute else { return (minute + 1) * 60 }
        var page = page(group.name)
        if page.booked >= limit { (page.later, page.booked) = (page.later + 1, 0) }
        page.booked += 1
        page.isChanged = true
        pages[group.name] = page
        return page.later * 60
    }

    func save() throws {
        for (name, page) in pages where page.isChanged {
            try Prepared(database, "INSERT OR REPLACE INTO pace VALUES (?1, ?2, ?3, ?4, ?5, ?6)").run(
                .text(channel.rawValue),
                .text(name),
                .integer(minute),
                .int(page.used),
                .integer(page.later),
                .int(page.booked)
            )
        }
    }

    private func page(_ name: String) -> Page { pages[name] ?? Page(later: minute + 1) }

    private func count(_ name: String) {
        var page = page(name)
        page.used += 1
        page.isChanged = true
        pages[name] = page
    }
}
