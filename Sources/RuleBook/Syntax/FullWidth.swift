/// Characters that an input method writes for the ASCII ones a program needs.
enum FullWidth {
    /// One such character.
    struct Character {
        let scalar: Unicode.Scalar
        /// The ASCII byte it stands for; a space for all blanks.
        let ascii: UInt8

        var isSpace: Bool { ascii == UInt8(ascii: " ") }

        /// What to write, for people.
        var advice: String {
            ascii == UInt8(ascii: "!") ? "not / ~=" : String(UnicodeScalar(ascii))
        }
    }

    /// The ASCII character somebody meant, or nothing for text of its own right.
    static func character(_ scalar: Unicode.Scalar) -> Character? {
        // The block U+FF01 … U+FF5E repeats ASCII in order.
        if (0xFF01...0xFF5E).contains(scalar.value) {
            return Character(scalar: scalar, ascii: UInt8(truncatingIfNeeded: scalar.value - 0xFEE0))
        }
        return others[scalar].map { Character(scalar: scalar, ascii: $0) }
    }

    /// Whether a character closes or opens a text in the place of an ASCII quote.
    static func isQuote(_ scalar: Unicode.Scalar, like quote: UInt8) -> Bool {
        character(scalar)?.ascii == quote
    }

    private static let others: [Unicode.Scalar: UInt8] = {
        let groups: [(ascii: Unicode.Scalar, scalars: String)] = [
            (",", "、"), (".", "。．"), ("[", "【〔"), ("]", "】〕"), ("\"", "“”„「」『』"), ("'", "‘’"),
            ("-", "—–−"), ("*", "×"), ("/", "÷"),
            (" ", "\u{A0}\u{3000}\u{200B}\u{FEFF}\u{2002}\u{2003}\u{2009}\u{202F}\u{2028}\u{2029}\u{85}"),
        ]
        var table: [Unicode.Scalar: UInt8] = [:]
        for group in groups {
            for scalar in group.scalars.unicodeScalars {
                table[scalar] = UInt8(truncatingIfNeeded: group.ascii.value)
            }
        }
        return table
    }()
}
