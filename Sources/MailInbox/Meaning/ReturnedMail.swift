/// What a mail that came back means.
package enum ReturnedMail: Hashable, Sendable {
    /// A mail server says what became of messages, one report a recipient, at least one.
    case delivery([RecipientReport])
    /// A provider passes on that somebody marked our message as unwanted (RFC 5965).
    case complaint(Complaint)
    /// A program answers for somebody who is away.
    case vacation(Answer)
    /// Somebody wants no more messages; the word that says so, as ``OptOutWord`` has it, or empty when the mail came to
    /// the address kept for that alone.
    case optOut(Answer, word: String)
    /// Somebody answers something else: a person has to read it.
    case reply(Answer)
    /// Nothing of ours: advertising, newsletters, receipts, mail that answers nothing.
    case unrelated
}

/// A mail that somebody or something wrote to answer.
package struct Answer: Hashable, Sendable {
    /// Whom it comes from by its From, which is easily forged; nothing where that holds no address.
    package let sender: PersonalAddress?
    /// The message it answers; nothing where it does not say, or names several.
    package let message: MessageKey?

    /// Creates an answer.
    package init(sender: PersonalAddress?, message: MessageKey?) {
        self.sender = sender
        self.message = message
    }
}

/// That somebody called a message of ours unwanted.
package struct Complaint: Hashable, Sendable {
    /// The kind as the report names it, such as `abuse`; in lower case, at most 40 letters.
    package let kind: String
    /// Who complained; nothing where the provider hides it.
    package let recipient: PersonalAddress?
    /// The message complained about; nothing where the report does not say.
    package let message: MessageKey?

    /// Creates a complaint.
    package init(kind: String, recipient: PersonalAddress?, message: MessageKey?) {
        self.kind = kind
        self.recipient = recipient
        self.message = message
    }
}

/// What became of a message on its way to one recipient.
package struct RecipientReport: Hashable, Sendable {
    /// What a server did (RFC 3464 §2.3.3).
    package enum Action: String, Hashable, Sendable, CaseIterable {
        case failed
        /// Not yet delivered; the server goes on trying.
        case delayed
        case delivered
        /// Handed to a server that reports nothing.
        case relayed
        /// Delivered to a list, from which nothing is heard.
        case expanded
    }

    /// Whom it is about, as we wrote the address where the report says so; nothing where it names nobody.
    package let recipient: PersonalAddress?
    /// What the server did.
    package let action: Action
    /// The status code, read or guessed; nothing where there is none.
    package let status: EnhancedStatus?
    /// The server's words: one line of at most 200 characters, without addresses; may be empty.
    package let words: String
    /// Which message; nothing where the report does not say, or says different things.
    package let message: MessageKey?
    /// Whom a failure or delay is to be blamed on; nothing for every other action.
    package let failure: FailureKind?

    /// Creates a report.
    package init(
        recipient: PersonalAddress?,
        action: Action,
        status: EnhancedStatus?,
        words: String,
        message: MessageKey?,
        failure: FailureKind?
    ) {
        self.recipient = recipient
        self.action = action
        self.status = status
        self.words = words
        self.message = message
        self.failure = failure
    }
}

/// Whom a failure is to be blamed on.
package enum FailureKind: String, Hashable, Sendable, CaseIterable {
    /// The address does not exist: no more mail to it. Only where the report names a message of ours and the address,
    /// and that is one the message went to as far as it says; the caller still compares it with the message's.
    case hard
    /// It may work another time: a full mailbox, a busy server, a reason nobody can tell.
    case soft
    /// The sender is refused, whoever the recipient is: spam, frequency, signatures, block lists. The operator acts.
    case policy
}
