import Lifecycle

/// A message that can go by SMS.
struct CheckedSMS {
    /// The outbox's number.
    let id: Int64
    /// The mobile number in national form.
    let number: String
    /// The stable name of the message.
    let key: String
    /// The word that comes back with its receipts.
    let token: String
    /// The text and its pieces.
    let content: SMSContent

    /// Checks a message, or says why it is refused.
    init(_ message: OutgoingMessage) throws(SMSRefusal) {
        guard MobileNumber.isNational(message.address) else {
            throw SMSRefusal(
                Phrase("the address is not a mobile number of 11 digits", zh: "收件号码不是 11 位手机号")
            )
        }
        guard case .sms(let content) = message.content else {
            throw SMSRefusal(Phrase("an e-mail cannot go by SMS", zh: "邮件不能以短信发出"))
        }
        id = message.id
        number = message.address
        key = message.key
        token = message.token
        self.content = content
    }
}

/// Why a message is refused without touching the wire.
struct SMSRefusal: Error {
    /// The reason as the report gives it, in both languages.
    let words: String

    /// Gives a reason.
    init(_ reason: Phrase) { words = reason.stored }

    /// The report of a message so refused.
    func report(_ id: Int64) -> DeliveryReport { DeliveryReport(message: id, outcome: .refused, code: 0, words: words) }
}
