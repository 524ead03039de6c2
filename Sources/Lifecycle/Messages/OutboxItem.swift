package import ChineseCalendar

/// One message of the outbox, as lists show it.
package struct OutboxItem: Hashable, Sendable {
    /// The outbox's number for it.
    package let id: Int64
    /// The rule that made it; none for a mailing's.
    package let rule: String?
    /// Whom it goes to.
    package let person: Int64
    /// The journey it is about; 0 for none.
    package let journey: Int64
    /// How it travels.
    package let channel: ChannelKind
    /// Whether it informs or advertises.
    package let messageClass: MessageClass
    /// The address on record, or the one it was sent to.
    package let address: String
    /// The template.
    package let template: String
    /// Where it stands.
    package let state: MessageState
    /// The day of the sweep that made it.
    package let day: Day
    /// SMS parts it was billed as; 0 before it is rendered, and for e-mail.
    package let parts: Int
    /// Why it is on the review list, was put off, or ended as it did; none when all is well.
    package let problem: String?
    /// Whether somebody has to look at it before it goes on.
    package let review: Review
    /// The moment before which it is not tried, in seconds since 1970-01-01T00:00:00Z; 0 for at once.
    package let notBefore: Int64
    /// The last day it may go out on; none for any day.
    package let expires: Day?

    /// Why somebody has to look at a waiting message.
    package enum Review: Int, Hashable, Sendable {
        /// Nobody has to.
        case none
        /// Its text cannot be made; it is tried again all the same, since records are mended.
        case text
        /// It was put off for as long as is of use; it waits for a person's word.
        case gaveUp
    }

    /// Creates an item.
    package init(
        id: Int64,
        rule: String?,
        person: Int64,
        journey: Int64,
        channel: ChannelKind,
        messageClass: MessageClass = .notice,
        address: String,
        template: String,
        state: MessageState,
        day: Day,
        parts: Int,
        problem: String?,
        review: Review = .none,
        notBefore: Int64 = 0,
        expires: Day? = nil
    ) {
        self.id = id
        self.rule = rule
        self.person = person
        self.journey = journey
        self.channel = channel
        self.messageClass = messageClass
        self.address = address
        self.template = template
        self.state = state
        self.day = day
        self.parts = parts
        self.problem = problem
        self.review = review
        self.notBefore = notBefore
        self.expires = expires
    }
}

/// Which messages to list; all that is given must match.
package struct OutboxFilter: Hashable, Sendable {
    /// In this state.
    package var state: MessageState?
    /// On this channel.
    package var channel: ChannelKind?
    /// Made by this rule.
    package var rule: String?
    /// To this person.
    package var person: Int64?
    /// Made on this day.
    package var day: Day?
    /// On the review list.
    package var onReview = false
    /// These alone.
    package var numbers: [Int64] = []
    /// Made by this sweep.
    package var sweep: Int64?
    /// With a number above this one.
    package var after: Int64 = 0
    /// At most so many.
    package var limit = 1000

    /// Creates a filter that lists the first thousand.
    package init() {}
}

/// One try to hand a message over.
package struct Attempt: Hashable, Sendable {
    /// The first is 1.
    package let number: Int
    /// When it began, in seconds since 1970-01-01T00:00:00Z.
    package let startedAt: Int64
    /// When its outcome was known; none while it is not.
    package let finishedAt: Int64?
    /// Its outcome; none while it is not known.
    package let outcome: String?
    /// The server's code; 0 for none.
    package let code: Int
    /// The server's words, or ours.
    package let words: String

    /// Creates an attempt.
    package init(number: Int, startedAt: Int64, finishedAt: Int64?, outcome: String?, code: Int, words: String) {
        self.number = number
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.outcome = outcome
        self.code = code
        self.words = words
    }
}
