import Foundation

/// JSON written and read by hand where it is part of a text.
enum JSONText {
    /// A text as it stands between the quotes of a JSON string.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 32:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An object of texts, in the order given.
    static func object(_ pairs: [(name: String, text: String)]) -> String {
        let members = pairs.map { "\"\(escaped($0.name))\":\"\(escaped($0.text))\"" }
        return "{\(members.joined(separator: ","))}"
    }

    /// An array of texts.
    static func array(_ texts: [String]) -> String {
        "[\(texts.map { "\"\(escaped($0))\"" }.joined(separator: ","))]"
    }
}

/// A value of JSON that came from outside.
enum JSONValue: Decodable {
    case text(String)
    case number(Decimal)
    case truth(Bool)
    case list([JSONValue])
    case table([String: JSONValue])
    case null

    /// Reads JSON, or says nothing when it is none or nested too deeply.
    static func read(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    /// Reads whichever kind stands there.
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .table(try container.decode([String: JSONValue].self))
        }
    }

    /// The value at a path of names and positions, or nothing.
    func at(_ path: [String]) -> JSONValue? {
        guard let name = path.first else { return self }
        let rest = Array(path.dropFirst())
        switch self {
        case .table(let members): return members[name]?.at(rest)
        case .list(let items):
            guard let position = Int(name), items.indices.contains(position) else { return nil }
            return items[position].at(rest)
        default: return nil
        }
    }

    /// A text, number or truth value as text; nothing for the rest.
    var scalar: String? {
        switch self {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .truth(let truth): truth ? "true" : "false"
        case .list, .table, .null: nil
        }
    }
}
