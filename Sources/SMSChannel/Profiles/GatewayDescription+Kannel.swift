import Lifecycle

extension GatewayDescription {
    /// Kannel's `sendsms`: free text to an SMSC of one's own.
    ///
    /// Source: Kannel user guide 1.4.5, “Using the HTTP Interface to Send SMS Messages”. `coding=2` sends UCS-2; mask
    /// 19 asks for receipts of delivery (1), failure (2) and refusal by the SMSC (16); in the receipt's URL `%d` is
    /// their kind, `%A` what the SMSC said, `%F` its name for the message.
    ///
    /// - Parameters:
    ///   - url: Where its smsbox listens, with the path.
    ///   - hasSender: Whether the settings name a sender; without one Kannel puts in its own.
    ///   - hasCallback: Whether receipts can reach us.
    /// - Returns: The description.
    package static func kannel(
        url: String = "http://127.0.0.1:13013/cgi-bin/sendsms",
        hasSender: Bool = false,
        hasCallback: Bool = false
    ) -> GatewayDescription {
        let query =
            "username={user}&password={password}&to={to}&coding=2&charset=UTF-8&text={text}"
            + (hasSender ? "&from={sender}" : "") + (hasCallback ? "&dlr-mask=19&dlr-url={callback}" : "")
        var kannel = GatewayDescription(url: url + (url.contains("?") ? "&" : "?") + query)
        kannel.method = "GET"
        kannel.receiptQuery = "type=%d&code=%A"
        kannel.answers.rules = [
            AnswerRules.Rule("HTTP 202 0:*", .accepted),  // accepted for delivery
            AnswerRules.Rule("HTTP 202 3:*", .accepted),  // queued until an SMSC is there
            AnswerRules.Rule("HTTP 200 0:*", .accepted),  // before 1.3
            AnswerRules.Rule("HTTP 503", .deferred),  // “Temporal failure, try again later.”
            AnswerRules.Rule("HTTP 403 Authorization failed*", .unsent),
            AnswerRules.Rule("HTTP 403", .refused),  // “Not routable. Do not try again.”
            AnswerRules.Rule("HTTP 404", .unsent),  // the path is wrong
            AnswerRules.Rule("HTTP 4*", .refused),
        ]
        return kannel
    }
}
