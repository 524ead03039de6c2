/// Which header of a customer file means which field.
package struct HeaderMapping: Hashable, Sendable {
    /// The word that says that a column is to be left out.
    package static let ignore = "ignore"
    /// The headers that departments use; the titles and names of the vocabulary are understood besides.
    package static let standard = HeaderMapping(names: standardNames, overrides: [:])

    /// Field names by comparable header: `record.name`, or ``ignore``.
    let names: [String: String]
    /// The same for what a workspace says itself; goes before everything else.
    let overrides: [String: String]

    /// The mapping with further headers, which go before those it has.
    /// - Parameter headers: Header text to `record.name`, as in `person.phone` or `milestone.handover`, or to `ignore`.
    /// - Returns: The wider mapping.
    package func overriding(_ headers: [String: String]) -> HeaderMapping {
        let added = headers.map { (Self.comparable($0.key), $0.value) }.sorted { $0 < $1 }
        let merged = overrides.merging(added) { $1 }
        return HeaderMapping(names: names, overrides: merged)
    }

    /// A header as it is compared: half-width, lower case, in simplified characters, without spaces, asterisks,
    /// invisible characters and what stands in brackets.
    ///
    /// 建筑面积(㎡), “ 建筑面积 ”, 建築面積 and *建筑面积 are the same header.
    package static func comparable(_ header: String) -> String {
        let folded = String(decoding: CellText.cleaned(Array(header.utf8).span, .code), as: UTF8.self)
        var kept = String.UnicodeScalarView()
        var depth = 0
        for scalar in folded.unicodeScalars {
            switch scalar {
            case "(", "[", "{", "【", "〔", "《", "<": depth += 1
            case ")", "]", "}", "】", "〕", "》", ">": depth = max(0, depth - 1)
            case "*", ":", "\u{9}"..."\u{D}", " ": continue
            case "A"..."Z": if depth == 0 { kept.append(Unicode.Scalar(UInt8(scalar.value + 0x20))) }
            default: if depth == 0 { kept.append(scalar) }
            }
        }
        let result = String(kept)
        return traditionalOnly.contains(result) ? result : Traditional.simplified(result)
    }

    /// What means one thing in Hong Kong (a flat) and another on the mainland (an employer).
    private static let traditionalOnly: Set = ["單位", "單位號", "單位編號"]
}
