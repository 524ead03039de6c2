import ChineseCalendar
import Lifecycle

/// Changes of single words: numbers, comparisons, truth.
struct WordEdits {
    let text: MutableText

    /// What is taken for what by mistake, in a function.
    private static let signs: [String: [String]] = [
        "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["~="], "~=": ["=="],
        "and": ["or"], "or": ["and"],
    ]
    /// What is taken for what by mistake, in an entry.
    private static let words: [String: [String]] = [
        "at_least": ["at_most"], "at_most": ["at_least"], "one_of": ["except"], "except": ["one_of"],
        "set": ["unset"], "unset": ["set"], "before": ["after"], "after": ["before"],
        "on": ["days(1):after", "days(1):before"],
    ]

    /// The changes of a token in an entry.
    func edits(_ index: Int, in entry: String) -> [Edit] {
        let token = text.tokens[index]
        let range = token.start..<token.end
        let isCheck = entry == "check"
        switch token.kind {
        case .number: return numbers(index)
        case .keyword where token.text == "true": return [Edit(range, "false", shown: text.surroundings(of: index))]
        case .keyword where token.text == "false": return [Edit(range, "true", shown: text.surroundings(of: index))]
        case .keyword, .symbol: return isCheck ? (Self.signs[token.text] ?? []).map { Edit(range, $0) } : []
        case .name where !isCheck && !isKey(index): return (Self.words[token.text] ?? []).map { Edit(range, $0) }
        case .name, .string, .broken, .endOfFile: return []
        }
    }

    private func isKey(_ index: Int) -> Bool { text.after(index)?.isWord("=") ?? false }

    /// One more and one less.
    private func numbers(_ index: Int) -> [Edit] {
        let token = text.tokens[index]
        let others: [String] =
            if let whole = Int(token.text), whole < Int.max {
                ["\(whole + 1)", "\(whole - 1)"]
            } else if let number = Double(token.text) {
                ["\(number + 1)", "\(number - 1)"]
            } else {
                []
            }
        return others.map { Edit(token.start..<token.end, $0, shown: text.surroundings(of: index)) }
    }
}
