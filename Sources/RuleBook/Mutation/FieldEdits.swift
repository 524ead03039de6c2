import Lifecycle

/// Changes of names: another field of the same kind in `who` and `check`, another milestone in `when`.
struct FieldEdits {
    let text: MutableText
    /// The fields that the rule may name.
    let fields: [String: Field]
    /// What the rule's tests tell.
    let told: Set<Field>
    /// The milestones that there are.
    let milestones: [Field]

    /// The words of `when` that take a milestone.
    private static let anchoring: Set<String> = ["on", "before", "after", "or_else", "from", "to", "yearly"]

    /// All changes of names.
    var edits: [Edit] { conditions + reads + anchors }

    private var conditions: [Edit] {
        let named = Set(text.scan.keys.compactMap(\.field))
        return text.scan.keys.compactMap { key in
            guard let name = key.field, let range = key.keyRange, let own = key.path.last, let field = fields[name]
            else { return nil }
            // Inside a group stands the last part of a name alone.
            let group = name.dropLast(own.count)
            let free = fields.filter { !named.contains($0.key) && $0.key.hasPrefix(group) }
            guard let other = other(than: field, among: free) else { return nil }
            let short = String(other.dropFirst(group.count))
            let isQuoted = text.source.text(range.lowerBound, range.upperBound) != own
            let needsQuotes = !isQuoted && short.contains(".")
            let written = isQuoted ? "\"\(short)\"" : needsQuotes ? "[\"\(short)\"]" : short
            return Edit(range, written, names: (name, other))
        }
    }

    private var reads: [Edit] {
        guard let check = text.scan.functions.first(where: { $0.call == "rule" && $0.key == "check" }),
            let parameter = check.parameter
        else { return [] }
        return check.reads.compactMap { read in
            guard let field = fields[read.name], let other = other(than: field, among: fields) else { return nil }
            return Edit(read.range, "\(parameter).\(other)", names: (read.name, other))
        }
    }

    private var anchors: [Edit] {
        guard let when = text.stretches.first(where: { $0.entry == "when" }) else { return [] }
        let known = Dictionary(milestones.map { ($0.name, $0) }) { first, _ in first }
        return text.tokens(in: when.range).compactMap { index in
            let token = text.tokens[index]
            guard token.kind == .string, let word = word(before: index), Self.anchoring.contains(word),
                let field = known[token.text], let other = other(than: field, among: known)
            else { return nil }
            return Edit(token.start..<token.end, "\"\(other)\"")
        }
    }

    /// The word that a text is handed to, with or without brackets.
    private func word(before index: Int) -> String? {
        let previous = text.before(index)
        return previous?.isWord("(") == true ? text.before(index, by: 2)?.text : previous?.text
    }

    /// A field of the same kind: one that the tests tell, else one of the same record, else any.
    private func other(than field: Field, among names: [String: Field]) -> String? {
        let others = names.filter { $0.value.type == field.type && $0.value != field }.keys.sorted()
        return others.first { name in names[name].map(told.contains) ?? false }
            ?? others.first { names[$0]?.record == field.record } ?? others.first
    }
}
