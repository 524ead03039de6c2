import Lifecycle

/// What carriers and gateways refuse in the text of an SMS.
enum SMSRules {
    /// The opt-out words that promotions end in.
    static let optOut = "拒收请回复R"

    /// Symbols that all providers we know of refuse.
    static let refused = ["¥", "￥", "★", "※", "✓", "^_^", "&"]

    /// The first characters of all that is looked for.
    private static let suspects = Set("【】拒".unicodeScalars).union(refused.compactMap(\.unicodeScalars.first))

    /// The problems of a template's text, line by line.
    static func findings(in text: String) -> [TemplateFinding] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
            index,
            line -> [TemplateFinding] in
            // Few lines have any of these; searching each line for each of them takes longer than all else.
            guard line.unicodeScalars.contains(where: { suspects.contains($0) }) else { return [] }
            var found: [TemplateFinding] = []
            if line.contains("【") || line.contains("】") { found.append(.lenticular(line: index + 1)) }
            if line.contains("拒收请回复") { found.append(.optOut(line: index + 1)) }
            for symbol in refused where line.contains(symbol) {
                found.append(.refusedSymbol(symbol, line: index + 1))
            }
            return found
        }
    }

    /// The lines of a text that hold some words, each with the word.
    static func lines(of text: String, with words: [String]) -> [(line: Int, found: String)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
            words.filter(line.contains).map { (index + 1, $0) }
        }
    }

    /// A warning where two variables have nothing between them.
    static func adjacency(in scan: TemplateScan) -> [TemplateFinding] {
        var found: [TemplateFinding] = []
        var (line, afterVariable) = (1, false)
        for piece in scan.pieces {
            switch piece {
            case .text(let text):
                line += text.count { $0 == "\n" }
                if !text.trimmed.isEmpty { afterVariable = false }
            case .variable:
                if afterVariable { found.append(.adjacent(line: line)) }
                afterVariable = true
            }
        }
        return found
    }
}
