import Lifecycle

/// A mapping resolved against a vocabulary.
struct HeaderLookup {
    /// What a header means.
    enum Meaning: Hashable {
        case field(Field)
        case ignored
        case unknown
    }

    private var meanings: [String: Meaning] = [:]

    /// Resolves a mapping.
    /// - Throws: ``CustomerFileError/unknownField(_:nearest:)`` for a name a workspace gave.
    init(_ mapping: HeaderMapping, _ vocabulary: Vocabulary) throws(CustomerFileError) {
        var fields: [String: Field] = [:]
        for field in vocabulary.told { fields["\(field.record.rawValue).\(field.name)"] = field }
        for (header, name) in mapping.names {
            // A vocabulary may lack a field the standard table knows.
            if let meaning = Self.meaning(of: name, fields) { meanings[header] = meaning }
        }
        for (name, field) in fields {
            meanings[HeaderMapping.comparable(field.title)] = .field(field)
            meanings[name] = .field(field)
        }
        for (header, name) in mapping.overrides {
            guard let meaning = Self.meaning(of: name, fields) else {
                throw .unknownField(name, nearest: Nearest.match(name, among: fields.keys.sorted()))
            }
            meanings[header] = meaning
        }
    }

    /// What a header means.
    func meaning(of header: String) -> Meaning { meanings[HeaderMapping.comparable(header)] ?? .unknown }

    /// Whether a header as it is compared means something.
    func isKnown(_ comparable: String) -> Bool { meanings[comparable] != nil }

    /// All headers that mean something, as they are compared.
    var headers: [String] { Array(meanings.keys) }

    private static func meaning(of name: String, _ fields: [String: Field]) -> Meaning? {
        name == HeaderMapping.ignore ? .ignored : fields[name].map(Meaning.field)
    }
}
