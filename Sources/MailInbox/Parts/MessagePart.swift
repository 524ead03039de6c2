/// A message, or one part of it: a header, and a body that may hold parts again.
///
/// Whatever the bytes are, there is a part: what cannot be taken apart is one text.
struct MessagePart {
    /// How deep parts may lie within parts; deeper ones stay bytes.
    static let depthLimit = 10
    /// The parts of one message that are looked at.
    static let partLimit = 200
    /// Bytes of a body that are decoded: what matters stands in front.
    static let decodedLimit = 512 << 10

    /// The fields in front of the body.
    let header: HeaderFields
    /// What kind of part it is.
    let type: ContentType
    /// The body as it travelled.
    let body: ArraySlice<UInt8>
    /// The parts of a multipart, in order; empty for every other kind.
    let parts: [MessagePart]

    /// Takes a message apart.
    /// - Complexity: O(*n*) in bytes for each level of parts.
    init(_ bytes: ArraySlice<UInt8>) {
        var budget = Self.partLimit
        self.init(bytes, depth: 0, &budget)
    }

    private init(_ bytes: ArraySlice<UInt8>, depth: Int, _ budget: inout Int) {
        header = HeaderFields(bytes)
        type = ContentType(header.raw("content-type").first ?? [])
        body = bytes[header.bodyStart...]
        guard type.family == "multipart", depth < Self.depthLimit else {
            parts = []
            return
        }
        var found: [MessagePart] = []
        for piece in Self.pieces(of: body, declared: type.boundary, limit: budget) where budget > 0 {
            budget -= 1
            found.append(MessagePart(piece, depth: depth + 1, &budget))
        }
        parts = found
    }

    /// The body without its transfer encoding, at most ``decodedLimit`` bytes of it.
    var content: ArraySlice<UInt8> {
        let coding = header.text("content-transfer-encoding").lowercased()
        return TransferCoding.decode(body.prefix(Self.decodedLimit), named: coding)
    }

    /// The body as characters.
    var text: String { Charset.text(content, named: type.lowercased("charset")) }

    /// Whether it is meant to be kept as a file.
    var isAttachment: Bool { header.text("content-disposition").lowercased().hasPrefix("attachment") }

    /// The parts that hold no parts, in order; the part itself where it holds none.
    var leaves: [MessagePart] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }

    /// The header of a message that this part holds, such as the one a report is about.
    var enclosedHeader: HeaderFields? {
        switch type.kind {
        case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers",
            "message/rfc822-headers":
            let header = HeaderFields(content)
            return header.isEmpty ? nil : header
        default: return nil
        }
    }

    /// Cuts a body at its boundary; where that is missing, at what looks like one; a missing last one is no matter.
    private static func pieces(
        of body: ArraySlice<UInt8>,
        declared: [UInt8]?,
        limit: Int
    ) -> [ArraySlice<UInt8>] {
        if let declared {
            let pieces = cut(body, at: declared, limit: limit)
            if !pieces.isEmpty { return pieces }
        }
        guard let likely = likelyBoundary(in: body), likely != declared else { return [] }
        return cut(body, at: likely, limit: limit)
    }

    private static func cut(_ body: ArraySlice<UInt8>, at boundary: [UInt8], limit: Int) -> [ArraySlice<UInt8>] {
        let mark = [0x2D, 0x2D] + boundary
        var pieces: [ArraySlice<UInt8>] = []
        var start: Int?
        var lines = ByteLines(body)
        while let line = lines.next(), pieces.count < limit {
            guard body.hasBytes(mark, at: line.lowerBound) else { continue }
            let rest = body[line].dropFirst(mark.count).trimmedASCII
            let isLast = rest.elementsEqual([0x2D, 0x2D])
            guard isLast || rest.isEmpty else { continue }
            if let start { pieces.append(body[start..<max(start, line.lowerBound)]) }
            start = isLast ? nil : lines.position
            if isLast { break }
        }
        if let start, pieces.count < limit { pieces.append(body[start...]) }
        return pieces
    }

    /// What the first line with two dashes says, if a part's header comes after it.
    private static func likelyBoundary(in body: ArraySlice<UInt8>) -> [UInt8]? {
        var lines = ByteLines(body.prefix(decodedLimit))
        var candidate: ArraySlice<UInt8>?
        while let line = lines.next() {
            if let candidate, Array("content-".utf8) == body[line].prefix(8).map(\.lowercasedASCII) {
                return Array(candidate)
            }
            let isMark = line.count > 4 && body.hasBytes([0x2D, 0x2D], at: line.lowerBound)
            candidate = isMark ? body[line].dropFirst(2).trimmedASCII : nil
        }
        return nil
    }
}
