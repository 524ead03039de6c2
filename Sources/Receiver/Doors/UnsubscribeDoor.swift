import Lifecycle

/// Where a person says that they want no more promotions, by the word that came with a message.
///
/// No cookie, no login, and no effect of looking: scanners of mail open every link they find (RFC 8058 §3.1).
struct UnsubscribeDoor: Sendable {
    private let intake: Intake

    init(intake: Intake) { self.intake = intake }

    /// The page with the button.
    func show(_ token: Substring) -> Answer {
        intake.message(of: token) == nil ? UnsubscribePage.unknown : UnsubscribePage.question
    }

    /// Writes down the refusal, if the body says that it is one.
    func take(_ token: Substring, body: [UInt8]) async -> Answer {
        guard let message = intake.message(of: token) else { return UnsubscribePage.unknown }
        guard Self.isConfirmed(body) else { return UnsubscribePage.unconfirmed }
        return await intake.refuse(message) ? UnsubscribePage.done : UnsubscribePage.later
    }

    /// Whether the body holds `List-Unsubscribe=One-Click`, as a form of either kind (RFC 8058 §3.2).
    private static func isConfirmed(_ body: [UInt8]) -> Bool {
        let text = String(decoding: body.prefix(4096), as: UTF8.self).lowercased()
        return text.contains("list-unsubscribe") && text.contains("one-click")
    }
}
