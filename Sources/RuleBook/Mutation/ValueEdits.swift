import ChineseCalendar
import Lifecycle

/// Changes of the texts that `who` compares fields with: another choice, another day, a text that nobody has.
struct ValueEdits {
    let text: MutableText
    /// The fields that the rule may name.
    let fields: [String: Field]

    /// The changes of a text in `who` or `sample`.
    func edits(_ index: Int) -> [Edit] {
        let token = text.tokens[index]
        guard token.kind == .string, text.after(index)?.isWord("]") == false,
            let key = text.condition(at: token.start), let field = key.field.flatMap({ fields[$0] })
        else { return [] }
        return others(token.text, field, key).map { other in
            Edit(token.start..<token.end, "\"\(other)\"", shown: text.surroundings(of: index))
        }
    }

    private func others(_ written: String, _ field: Field, _ key: LuaKey) -> [String] {
        switch field.type {
        case .choice(let choices):
            let taken = Set(text.tokens(in: key.range).map { text.tokens[$0].text })
            let free = choices.first { !taken.contains($0.code) && !taken.contains($0.label) }
            let isLabel = choices.contains { $0.label == written }
            return free.map { [isLabel ? $0.label : $0.code] } ?? []
        case .day:
            return Day(iso: written).map { [$0.advanced(by: 1).description, $0.advanced(by: -1).description] } ?? []
        case .text: return [written + "*"]
        case .integer, .number, .boolean: return []
        }
    }
}
