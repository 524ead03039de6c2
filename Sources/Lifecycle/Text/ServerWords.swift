/// A server's words as a report may keep them: one line, no addresses, at most ``limit`` characters.
package enum ServerWords {
    /// The most characters kept.
    package static let limit = 200

    /// Cleans what a server said about a recipient.
    /// - Parameters:
    ///   - text: As received, possibly in several lines and not UTF-8.
    ///   - recipient: The mailbox it is about, or an empty text; its local part alone names a person too.
    /// - Returns: The words, with `[…]` for whatever names somebody.
    package static func clean(_ text: String, about recipient: String = "") -> String {
        let local = recipient.prefix { $0 != "@" }.lowercased()
        let words = text.split { $0.isWhitespace || $0.unicodeScalars.contains(where: isUnprintable) }
        let safe = words.map { word in namesSomebody(word, local: local) ? "[…]" : String(word) }
        return String(safe.joined(separator: " ").prefix(limit))
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: scalar == "\u{FFFD}"
        }
    }

    /// Whole words go, since a local part may be written in any script.
    private static func namesSomebody(_ word: Substring, local: String) -> Bool {
        if word.contains(where: { $0 == "@" || $0 == "＠" }) { return true }
        return !local.isEmpty
            && word.lowercased().split { !$0.isLetter && !$0.isNumber && !"._+-".contains($0) }
                .contains { $0 == local }
    }
}
