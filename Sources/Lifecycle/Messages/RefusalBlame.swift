extension Receipt.Blame {
    /// What a mail server's refusal at the door blames, by the status code its words begin with.
    ///
    /// Source: RFC 3463: 5.1.1 and 5.1.10 are mailboxes that do not exist, 5.7.x is about the sender's standing.
    /// - Parameter words: The server's words, such as `5.1.1 user unknown`.
    /// - Returns: Nothing for all other refusals, which say nothing about whom to blame.
    package static func ofRefusal(_ words: String) -> Receipt.Blame? {
        let status = words.prefix { $0 == "." || $0.isASCII && $0.isNumber }
        if status == "5.1.1" || status == "5.1.10" { return .address }
        return status.hasPrefix("5.7.") ? .policy : nil
    }
}
