/// A sentence in the two languages that Doorstep speaks.
package struct Phrase: Hashable, Sendable {
    /// The English sentence.
    package let english: String
    /// The Chinese sentence.
    package let chinese: String

    /// Creates a phrase.
    /// - Parameters:
    ///   - english: The English sentence.
    ///   - chinese: The same in Chinese.
    package init(_ english: String, zh chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    /// The sentence in one language.
    package func callAsFunction(_ language: Language) -> String {
        language == .chinese ? chinese : english
    }
}

extension Phrase {
    /// Both languages in one text, for the store: remarks are read later, by somebody else.
    package var stored: String { "\(english)\u{1F}\(chinese)" }

    /// Reads a stored text; one without a separator, such as a server's words, is the same in both languages.
    package init(stored: String) {
        let parts = stored.split(separator: "\u{1F}", maxSplits: 1).map(String.init)
        self.init(parts.first ?? "", zh: parts.last ?? "")
    }
}

/// The languages of messages.
package enum Language: String, Sendable {
    case english
    case chinese

    /// The language of a POSIX locale name: Chinese for `zh…`, English for everything else.
    /// - Parameter locale: Such as `zh_CN.UTF-8`, `C`, or empty.
    package init(locale: String) { self = locale.lowercased().hasPrefix("zh") ? .chinese : .english }
}

/// An error that can say itself to the person who can act on it.
package protocol Explained: Error, CustomStringConvertible {
    /// What is wrong, where, and what to do, without personal data.
    var phrase: Phrase { get }
}

extension Explained {
    /// The English sentence.
    package var description: String { phrase.english }
}
