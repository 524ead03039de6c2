/// Chinese mobile numbers: how records hold them, and how gateways write them.
enum MobileNumber {
    /// The prefix of the country in international form.
    static let country = "+86"

    /// Whether a text is a number in national form: 11 digits, the first a 1.
    static func isNational(_ text: String) -> Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return text.utf8.count == 11 && text.utf8.first == UInt8(ascii: "1") && text.utf8.allSatisfy(digits.contains)
    }

    /// The national form of a number as gateways write it: with `+86`, `86`, `0086` or nothing before it.
    /// - Returns: Nothing when it is no mainland mobile number.
    static func national(_ text: String) -> String? {
        for prefix in ["", country, "86", "0086"] where text.hasPrefix(prefix) {
            let rest = String(text.dropFirst(prefix.count))
            if isNational(rest) { return rest }
        }
        return nil
    }
}
