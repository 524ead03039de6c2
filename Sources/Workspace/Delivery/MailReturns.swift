package import Lifecycle
package import MailInbox

/// Takes mails that came back: bounces become receipts, refusals and complaints are written down.
package struct MailReturns {
    private let store: any Store
    private let reader: MailReader

    /// So many marks go into one transaction, which waits for the disk.
    private static let marksAtOnce = 500

    /// What a mailbox held, by what it meant.
    package struct Count: Sendable {
        /// Messages read.
        package var read = 0
        /// Reports about messages of ours.
        package var receipts = ReceiptCount()
        /// Reports that name no message we could find.
        package var unattributed = 0
        /// Reports that blame the sender: somebody has to act.
        package var policy = 0
        /// People who want no more.
        package var refusals = 0
        /// People who called a message unwanted; they get no more either.
        package var complaints = 0
        /// Programs that answered for somebody who is away.
        package var vacations = 0
        /// Answers that people have to read.
        package var replies = 0
        /// Mail that is none of ours.
        package var unrelated = 0
        /// Messages that could not be read, with the reason.
        package var skipped: [(place: MessagePlace, reason: Phrase)] = []

        /// Nothing yet.
        package init() {}
    }

    /// Prepares for the mails of a workspace.
    package init(_ store: any Store, _ settings: Settings) {
        self.store = store
        reader = MailReader(senders: [settings.sender.mailbox], optOutAddresses: settings.optOutAddresses)
    }

    /// Takes the mails of a mailbox that were never read before, whoever may have opened them.
    /// - Parameters:
    ///   - path: The mailbox.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: What they meant.
    /// - Throws: ``MailboxError`` or the store's error: what it was about then comes again.
    package func read(_ path: String, at moment: Int64) throws -> Count {
        var count = Count()
        var known = try store.readMails()
        var box = try Mailbox(path: path, known: known)
        while true {
            var fresh: [MailMark] = []
            let isMore = Result { try readOn(&box, &known, &fresh, &count, at: moment) }
            // Also what was read before something went wrong.
            try store.remember(fresh, at: moment)
            if try !isMore.get() { return count }
        }
    }

    /// Takes mails until there are enough to remember them at once.
    /// - Returns: Whether there may be more.
    private func readOn(
        _ box: inout Mailbox,
        _ known: inout Set<MailMark>,
        _ fresh: inout [MailMark],
        _ count: inout Count,
        at moment: Int64
    ) throws -> Bool {
        while fresh.count < Self.marksAtOnce {
            guard let item = try box.next() else { return false }
            switch item {
            case .skipped(let place, let reason): count.skipped.append((place, reason))
            case .message(let message):
                let isDone = try !known.contains(message.mark) && take(message.bytes, &count, at: moment)
                known.insert(message.mark)
                fresh += [message.mark, message.fileMark].compactMap(\.self)
                if isDone { try box.markDone(message.place) }
            }
        }
        return true
    }

    /// Takes one mail.
    /// - Returns: Whether it is dealt with; answers and strange mail are left for people.
    private func take(_ bytes: [UInt8], _ count: inout Count, at moment: Int64) throws -> Bool {
        count.read += 1
        switch reader.meaning(of: bytes) {
        case .delivery(let reports):
            for report in reports { try take(report, &count, at: moment) }
        case .complaint(let complaint):
            count.complaints += 1
            try refuse(complaint.recipient, complaint.message, source: "complaint", at: moment)
        case .optOut(let answer, _):
            count.refusals += 1
            try refuse(answer.sender, answer.message, source: "reply", at: moment)
        case .vacation: count.vacations += 1
        case .reply:
            count.replies += 1
            return false
        case .unrelated:
            count.unrelated += 1
            return false
        }
        return true
    }

    private func take(_ report: RecipientReport, _ count: inout Count, at moment: Int64) throws {
        if report.failure == .policy { count.policy += 1 }
        // Whoever got one mail can guess the keys of others, and where mail is passed on the report is about another
        // address: only one that names whom the message went to says anything about it.
        guard let item = try item(report.message), report.recipient?.text == item.address.lowercased() else {
            count.unattributed += 1
            return
        }
        let receipt = Receipt(
            message: .number(item.id),
            news: Self.news(report),
            code: report.status.map { "\($0)" } ?? "",
            words: report.words
        )
        let taken = try store.take([receipt], at: moment)
        count.receipts.applied += taken.applied
        count.receipts.repeated += taken.repeated
        count.receipts.unknown += taken.unknown
    }

    private static func news(_ report: RecipientReport) -> Receipt.News {
        switch report.action {
        case .delayed, .relayed, .expanded: .underway
        case .delivered: .delivered
        case .failed:
            switch report.failure {
            case .hard: .undeliverable(.address)
            case .soft: .undeliverable(.moment)
            case .policy: .undeliverable(.policy)
            case nil: .undeliverable(.unclear)
            }
        }
    }

    /// The e-mail a key names, if this workspace made it.
    private func item(_ key: MessageKey?) throws -> OutboxItem? {
        guard let key, let message = try store.message(key.id), message.key == "\(key.workspace).\(key.id)",
            message.item.channel == .email
        else { return nil }
        return message.item
    }

    /// Whoever asks is believed: to stop when nobody asked does less harm than to go on when somebody did.
    private func refuse(
        _ address: PersonalAddress?,
        _ key: MessageKey?,
        source: String,
        at moment: Int64
    ) throws {
        if let address { try store.refuse(.email, address.text, source: source, at: moment) }
        if let item = try item(key) { try store.refuse(message: item.id, source: source, at: moment) }
    }
}
