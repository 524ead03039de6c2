/// A text that fits the SMS network, with the number of parts it is billed as.
///
/// Carriers count UTF-16 units, signature and opt-out words included: a Chinese character is one, a rare one or an
/// emoji two.
package struct SMSText: Hashable, Sendable {
    /// The most parts one text may take; gateways refuse more.
    package static let partLimit = 10

    private static let unitsAlone = 70  // UTF-16 units: 140 octets / 2
    private static let unitsJoined = 67  // UTF-16 units: (140 - 6) octets / 2

    /// The text as the person reads it.
    package let text: String
    /// Parts the carrier bills, 1 through ``partLimit``.
    package let parts: Int

    /// Creates a text, or says that the network would not carry it.
    /// - Throws: ``SMSTextError/tooLong(parts:limit:)`` past ``partLimit`` parts.
    package init(_ text: String) throws(SMSTextError) {
        let parts = Self.parts(of: text)
        guard parts <= Self.partLimit else { throw .tooLong(parts: parts, limit: Self.partLimit) }
        self.text = text
        self.parts = parts
    }

    /// The parts a text takes, 1 for an empty one.
    ///
    /// Source: 3GPP TS 23.040 §9.2.3.24.1: a part holds 140 octets, 6 of them a header once parts are joined. A
    /// character of two units is never cut, so a part may stay one unit short.
    ///
    /// - Complexity: O(*n*) in UTF-16 units.
    package static func parts(of text: String) -> Int {
        guard text.utf16.count > unitsAlone else { return 1 }
        var (parts, filled) = (1, 0)
        for scalar in text.unicodeScalars {
            let units = UTF16.width(scalar)
            if filled + units > unitsJoined { (parts, filled) = (parts + 1, 0) }
            filled += units
        }
        return parts
    }
}

/// Why a text cannot travel as SMS.
package enum SMSTextError: Error, Hashable {
    /// It takes more parts than gateways accept.
    case tooLong(parts: Int, limit: Int)
}
