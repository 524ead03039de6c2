/// Understands what an SMS gateway calls us with.
package protocol GatewayReader: Sendable {
    /// Reads a call.
    /// - Throws: ``GatewayCallProblem`` for one that makes no sense: nothing of it is taken.
    func read(_ call: GatewayCall) throws(GatewayCallProblem) -> GatewayNews
}

/// A call of a gateway to one of our addresses, its secret already checked.
package struct GatewayCall: Hashable, Sendable {
    /// What the address is for.
    package let subject: Subject
    /// The query's fields, decoded once from percent-encoding, in order; bytes, since gateways name their own charset.
    package let query: [Field]
    /// The body.
    package let body: [UInt8]

    /// What gateways call us about.
    package enum Subject: String, Hashable, Sendable, CaseIterable {
        /// What became of messages.
        case receipts
        /// What people wrote to us.
        case texts
    }

    /// A field of the query.
    package struct Field: Hashable, Sendable {
        /// Its name.
        package let name: String
        /// Its value.
        package let value: [UInt8]

        /// Creates a field.
        package init(name: String, value: [UInt8]) {
            self.name = name
            self.value = value
        }
    }

    /// Creates a call.
    package init(subject: Subject, query: [Field], body: [UInt8]) {
        self.subject = subject
        self.query = query
        self.body = body
    }
}

/// What a call says, and what its sender wants to read in return once it is on disk.
package struct GatewayNews: Hashable, Sendable {
    /// Receipts.
    package var receipts: [Receipt] = []
    /// Texts of people.
    package var texts: [InboundText] = []
    /// The answer's type, such as `application/json`.
    package var replyType = "text/plain"
    /// The answer's body.
    package var reply = ""

    /// Creates empty news.
    package init() {}
}

/// Why a gateway's call makes no sense; one sentence for the log, without anything of its content.
package struct GatewayCallProblem: Error, Hashable {
    /// The sentence.
    package let words: String

    /// Creates a problem.
    package init(_ words: String) { self.words = words }
}
