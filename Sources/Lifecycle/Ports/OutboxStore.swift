/// What the dispatcher needs of a store.
package protocol OutboxStore: Sendable {
    /// Writes down that a dispatcher begins.
    /// - Parameters:
    ///   - process: What tells its process from all others; empty for none.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: Its number, which no other ever has.
    /// - Throws: The store's error, such as a lock or a full disk.
    func beginDispatcher(process: String, at moment: Int64) throws -> DispatcherID

    /// What tells the process of a dispatcher from all others; empty for one that nobody knows.
    func process(of dispatcher: DispatcherID) throws -> String

    /// Gives back what a dispatcher had claimed, and writes down that it has ended.
    /// - Returns: False when messages of it are still `sending`: it has not ended, and is buried by the next.
    func endDispatcher(_ dispatcher: DispatcherID, at moment: Int64) throws -> Bool

    /// Dispatchers that began and are not written down as ended: at work, or dead.
    func openDispatchers() throws -> [DispatcherID]

    /// Settles what a dead dispatcher left behind, and writes down that it has ended.
    ///
    /// What it had not begun waits again, outcomes it knew are written, and what is in doubt becomes `unknown`.
    /// - Parameters:
    ///   - dispatcher: Whose process has ended.
    ///   - traces: What its wire log says, by message; nothing when there is no log to trust: then every message it
    ///     was sending is in doubt.
    ///   - moment: Now.
    /// - Returns: How many messages are in doubt.
    /// - Throws: The store's error, such as a lock or a full disk.
    func bury(_ dispatcher: DispatcherID, traces: [Int64: WireTrace]?, at moment: Int64) throws -> Int

    /// Cancels waiting messages whose last day has passed.
    /// - Returns: How many.
    func lapse(at moment: Int64) throws -> Int

    /// Takes waiting messages for a dispatcher, in the order they are due, so that no other takes them.
    /// - Throws: The store's error, such as a lock or a full disk.
    func claim(_ request: ClaimRequest) throws -> Claim

    /// Gives claimed messages back that could not be begun, to be looked at again later.
    /// - Parameters:
    ///   - problems: Why, by message, and whether somebody should look at it; no problem for one that is merely late.
    ///   - until: When they are looked at again.
    /// - Throws: The store's error, such as a lock or a full disk.
    func release(_ problems: [Int64: String?], until: Int64) throws

    /// Writes attempts before any wire is touched, and checks consent, block, address, complaints and the last day
    /// once more in the same transaction.
    /// - Parameters:
    ///   - messages: Number, address and parts of each.
    ///   - dispatcher: Who has claimed them.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: What may be sent now, and what became of the rest.
    /// - Throws: The store's error, such as a lock or a full disk.
    func beginAttempts(_ messages: [AttemptStart], by dispatcher: DispatcherID, at moment: Int64) throws -> Begun

    /// Writes outcomes. A message whose state does not allow the outcome keeps its state.
    func finishAttempts(_ ends: [AttemptEnd], at moment: Int64) throws

    /// Lists messages in ascending order of their numbers.
    func messages(_ filter: OutboxFilter) throws -> [OutboxItem]

    /// The attempts of a message, first to last.
    func attempts(of message: Int64) throws -> [Attempt]

    /// The receipts of a message, first to last.
    func receipts(of message: Int64) throws -> [KeptReceipt]

    /// A message with its facts, in whatever state; nothing when there is none.
    func message(_ id: Int64) throws -> WaitingMessage?

    /// A person's word on messages.
    /// - Parameters:
    ///   - word: What is to become of them.
    ///   - filter: Which.
    ///   - moment: Now.
    /// - Returns: How many it applied to.
    /// - Throws: The store's error: then it applied to none.
    func settle(_ word: Settlement, _ filter: OutboxFilter, at moment: Int64) throws -> Int

    /// Takes back what a sweep decided, as far as nothing of it has been sent or done: those occurrences may fire again.
    /// - Parameters:
    ///   - filter: Which messages' occurrences.
    ///   - moment: Now.
    /// - Returns: How many messages were taken back.
    /// - Throws: The store's error: then none was.
    func recall(_ filter: OutboxFilter, at moment: Int64) throws -> Int

    /// How many messages stand in each state.
    func stateCounts() throws -> [MessageState: Int]

    /// When the next waiting message may be tried that nobody has claimed.
    /// - Parameters:
    ///   - channel: How it travels.
    ///   - messageClass: Whether it informs or advertises.
    ///   - countsReview: Whether those count whose text cannot be made: they are tried again, and go only once somebody
    ///     has mended what is wrong.
    /// - Returns: The moment; nothing when none waits.
    /// - Throws: The store's error.
    func nextDue(on channel: ChannelKind, _ messageClass: MessageClass, countsReview: Bool) throws -> Int64?

    /// How many messages a dispatcher is sending: their attempts have begun, and no outcome is written.
    func countInHand(of dispatcher: DispatcherID) throws -> Int

    /// Sixteen bytes or more that only this workspace knows.
    func secret() throws -> [UInt8]
}

extension OutboxStore {
    /// Writes down that a dispatcher begins, of which nobody knows the process.
    package func beginDispatcher(at moment: Int64) throws -> DispatcherID {
        try beginDispatcher(process: "", at: moment)
    }
}

/// The number of a dispatcher.
package struct DispatcherID: Hashable, Sendable {
    /// From 1.
    package let number: Int64

    /// Takes a number.
    package init(number: Int64) { self.number = number }
}

/// Which messages a dispatcher wants.
package struct ClaimRequest: Sendable {
    /// Who asks.
    package let dispatcher: DispatcherID
    /// How they travel.
    package let channel: ChannelKind
    /// The classes whose hours are open.
    package let classes: [MessageClass]
    /// Only those due by this moment, in seconds since 1970-01-01T00:00:00Z.
    package let dueBy: Int64
    /// Now.
    package let moment: Int64
    /// At most so many are looked at.
    package let limit: Int
    /// How fast they may go.
    package let pace: Pace

    /// Creates a request.
    package init(
        dispatcher: DispatcherID,
        channel: ChannelKind,
        classes: [MessageClass] = MessageClass.allCases,
        dueBy: Int64,
        moment: Int64,
        limit: Int,
        pace: Pace = Pace()
    ) {
        self.dispatcher = dispatcher
        self.channel = channel
        self.classes = classes
        self.dueBy = dueBy
        self.moment = moment
        self.limit = limit
        self.pace = pace
    }
}

/// What a dispatcher got.
package struct Claim: Sendable {
    /// The messages, with the facts their texts are made from.
    package let messages: [WaitingMessage]
    /// Those that were due and go later, because of ``ClaimRequest/pace``.
    package let paced: Int

    /// Creates a claim.
    package init(messages: [WaitingMessage], paced: Int) {
        self.messages = messages
        self.paced = paced
    }
}

/// A message about to be attempted.
package struct AttemptStart: Hashable, Sendable {
    /// The message.
    package let message: Int64
    /// Where it goes.
    package let address: String
    /// SMS parts; 0 for e-mail.
    package let parts: Int

    /// Creates a start.
    package init(message: Int64, address: String, parts: Int) {
        self.message = message
        self.address = address
        self.parts = parts
    }
}

/// What became of messages about to be attempted.
package struct Begun: Hashable, Sendable {
    /// They may be sent now.
    package var messages: Set<Int64> = []
    /// So many were cancelled: the person may not be written to, or it is too late.
    package var cancelled = 0
    /// So many go later, or are no longer this dispatcher's.
    package var later = 0

    /// Nothing yet.
    package init() {}
}

/// The end of an attempt.
package struct AttemptEnd: Hashable, Sendable {
    /// What the channel learnt.
    package let report: DeliveryReport
    /// When it is tried again, should it have been put off; nothing when it has been tried for long enough.
    package let retryAt: Int64?

    /// Creates an end.
    package init(report: DeliveryReport, retryAt: Int64?) {
        self.report = report
        self.retryAt = retryAt
    }
}

/// A person's word on messages.
package enum Settlement: String, Hashable, Sendable, CaseIterable {
    /// `unknown` messages that did arrive.
    case arrived
    /// `unknown` messages that did not, and messages of the review list: they are sent again.
    case resend
    /// `unknown` messages that did not arrive and are of no use any more, and waiting messages: they do not go out.
    case drop
}

/// A receipt as it was kept.
package struct KeptReceipt: Hashable, Sendable {
    /// When it came, in seconds since 1970-01-01T00:00:00Z.
    package let at: Int64
    /// `underway`, `delivered`, or the blame of ``Receipt/Blame``.
    package let news: String
    /// The sender's code.
    package let code: String
    /// The sender's words.
    package let words: String

    /// Creates a receipt.
    package init(at: Int64, news: String, code: String, words: String) {
        self.at = at
        self.news = news
        self.code = code
        self.words = words
    }
}
