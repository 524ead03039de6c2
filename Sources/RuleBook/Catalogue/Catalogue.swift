package import Lifecycle

/// What people can look up about one number.
package struct CatalogueEntry: Sendable {
    /// The number.
    package let number: CatalogueNumber
    /// What is wrong, in a few words, without a full stop.
    package let title: Phrase
    /// Why it is wrong and how to put it right: a few sentences, one a line.
    package let explanation: Phrase
    /// How it looks when it is wrong: lines of a rule file, or of a template.
    package let wrong: String
    /// The same put right.
    package let right: String

    init(_ number: CatalogueNumber, _ title: Phrase, _ explanation: Phrase, wrong: String, right: String) {
        self.number = number
        self.title = title
        self.explanation = explanation
        self.wrong = wrong
        self.right = right
    }
}

/// The catalogue of numbered messages: all that can be wrong with rules and templates, for looking up.
///
/// The sentences with the names of a file in them are made where a slip is found; here stands what holds for all slips
/// of a number.
package enum Catalogue {
    /// Every number once, in ascending order.
    package static let entries =
        characters + structure + names + declarations + conditions + actions + tests + running + findings

    /// What a number says, as people write it: `R012`, `r12` and `12` are the same.
    package static func entry(_ written: String) -> CatalogueEntry? {
        let number = normalized(written)
        return entries.first { $0.number.rawValue == number }
    }

    /// The number that was probably meant by one that does not exist; nothing if it is not written like a number.
    package static func nearest(_ written: String) -> CatalogueEntry? {
        guard let wanted = normalized(written).flatMap({ Int($0.dropFirst()) }) else { return nil }
        return entries.min { left, right in
            distance(left.number, wanted) < distance(right.number, wanted)
        }
    }

    private static func distance(_ number: CatalogueNumber, _ wanted: Int) -> Int {
        abs((Int(number.rawValue.dropFirst()) ?? 0) - wanted)
    }

    /// `R` and three digits or more; nothing for other words.
    private static func normalized(_ written: String) -> String? {
        guard let match = written.wholeMatch(of: /[Rr]?([0-9]{1,6})/), let number = Int(match.1) else { return nil }
        let digits = String(number)
        return "R" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}
