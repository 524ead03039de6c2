/// What a gateway's description may name between braces, such as `{to}`.
package enum GatewayField: String, Hashable, Sendable, CaseIterable {
    /// The mobile number, 11 digits.
    case to
    /// The mobile number in international form, `+8613800000000`.
    case toE164
    /// The whole text: signature in 【】, text, opt-out words.
    case text
    /// The whole text without the signature, for gateways that add it themselves.
    case unsignedText
    /// The signature, without 【】.
    case signature
    /// The sender's number or name, from the settings; may be empty.
    case sender
    /// The gateway's code of the template, from the settings.
    case template
    /// The template's values as a JSON object.
    case values
    /// The template's values as a JSON array of strings, in order.
    case valueList
    /// The user, from the settings.
    case user
    /// The password, from the environment or a file.
    case password
    /// Where receipts of this message are to go; empty without a callback.
    case callback
    /// The message's name, the same over all attempts.
    case key
    /// The word that comes back with a receipt.
    case token

    /// Whether its text is JSON itself.
    var isJSON: Bool { self == .values || self == .valueList }
}
