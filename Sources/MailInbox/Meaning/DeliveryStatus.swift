/// Reads the part of a bounce that is written for programs (RFC 3464, in UTF-8 RFC 6533).
struct DeliveryStatus {
    /// The recipients a report may have; more are passed over.
    private static let recipientLimit = 100

    /// What it says, a finding a recipient; empty when it names none.
    let findings: [Finding]
    /// The messages named by the Original-Envelope-Id.
    let keys: [MessageKey]

    /// Reads the content of such a part: groups of fields with empty lines between.
    init(_ content: ArraySlice<UInt8>) {
        var findings: [Finding] = []
        var keys: [MessageKey] = []
        var rest = content
        while !rest.isEmpty, findings.count < Self.recipientLimit {
            let group = HeaderFields(rest)
            rest = rest[group.bodyStart...]
            for envelope in group.raw("original-envelope-id") { keys += MessageKey.all(in: envelope[...]) }
            findings += Self.findings(in: group)
        }
        self.findings = findings
        self.keys = keys
    }

    /// One finding a Final-Recipient: some programs forget the empty lines.
    ///
    /// A field then counts only when there are as many of it: otherwise nobody knows whose it is.
    private static func findings(in group: HeaderFields) -> [Finding] {
        let names = ["final-recipient", "original-recipient", "action", "status", "diagnostic-code"]
        guard names.dropLast().contains(where: group.has) else { return [] }
        let count = max(1, group.raw("final-recipient").count)
        let values = Dictionary(uniqueKeysWithValues: names.map { ($0, group.raw($0)) })
        return (0..<min(count, recipientLimit)).map { index in
            func value(_ name: String) -> [UInt8]? {
                guard let all = values[name], all.count == count else { return nil }
                return all[index]
            }
            return Finding(
                original: value("original-recipient").flatMap(address),
                final: value("final-recipient").flatMap(address),
                action: value("action").flatMap(action),
                status: value("status").flatMap { EnhancedStatus(in: $0[...]) },
                words: value("diagnostic-code").map(diagnosis) ?? ""
            )
        }
    }

    /// `type; address`, the address in brackets or not, with what RFC 6533 §3 writes as `\x{…}`.
    private static func address(_ value: [UInt8]) -> PersonalAddress? {
        let text = afterType(value[...])
        let inside = text.filter { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }[...].trimmedASCII
        let plain = Charset.text(unescaped(inside)[...], named: nil)
        let halves = plain.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, halves[1].contains("."), plain.utf8.count <= 320,
            !plain.contains(where: \.isWhitespace)
        else { return nil }
        return PersonalAddress(plain)
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text.hasBytes(Array("\\x{".utf8), at: index),
                let end = text[index...].prefix(12).firstIndex(of: UInt8(ascii: "}")),
                let value = UInt32(String(decoding: text[(index + 3)..<end], as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                result += Array(String(Character(scalar)).utf8)
                index = end + 1
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// The action by its beginning: programs write `failed (bad destination)` and `failure`.
    private static func action(_ value: [UInt8]) -> RecipientReport.Action? {
        let word = String(decoding: value[...].trimmedASCII.lowercasedASCII.prefix { 0x61...0x7A ~= $0 }, as: UTF8.self)
        let stems: [(String, RecipientReport.Action)] = [
            ("fail", .failed), ("delay", .delayed), ("deliver", .delivered), ("relay", .relayed), ("expand", .expanded),
        ]
        return stems.first { word.hasPrefix($0.0) }?.1
    }

    private static func diagnosis(_ value: [UInt8]) -> String {
        Charset.text(afterType(value[...]), named: nil)
    }

    /// What stands after `smtp;` or `rfc822;`, or all where no such word begins the value.
    private static func afterType(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let semicolon = value.prefix(24).firstIndex(of: UInt8(ascii: ";")),
            value[..<semicolon].trimmedASCII.allSatisfy({ $0 > 0x20 })
        else { return value.trimmedASCII }
        return value[(semicolon + 1)...].trimmedASCII
    }
}
