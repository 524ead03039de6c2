import Foundation

/// Values for scripts: keys in order.
enum JSON {
    /// Prints a value.
    static func print(_ value: some Encodable) throws { Swift.print(String(decoding: try data(value), as: UTF8.self)) }

    /// A value as JSON.
    static func data(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Reads the value a program printed into a file.
    static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
        guard let data = FileManager.default.contents(atPath: path),
            let value = try? JSONDecoder().decode(type, from: data)
        else { throw BenchError.output(path) }
        return value
    }
}
