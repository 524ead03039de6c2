import Lifecycle

/// What a request asks for: the first line's path and query, taken apart without trusting either.
struct Target {
    /// The path's pieces between slashes, as written; the first slash is gone.
    let path: [Substring]
    private let query: Substring

    /// Nothing for what is no path, or holds letters that no URL has.
    init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let parts = text.dropFirst().split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        query = parts.count > 1 ? parts[1] : ""
    }

    /// The query's fields in order; nothing where percent signs are no code, or a name is no UTF-8.
    var fields: [GatewayCall.Field]? {
        var fields: [GatewayCall.Field] = []
        for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard
                let name = Self.decoded(sides[0]), let name = String(validating: name, as: UTF8.self),
                let value = Self.decoded(sides.count > 1 ? sides[1] : "".utf8[...])
            else { return nil }
            fields.append(GatewayCall.Field(name: name, value: value))
        }
        return fields
    }

    /// Percent codes become bytes, a plus a space, as forms have it; once, so that an encoded percent sign stays one.
    private static func decoded(_ text: Substring.UTF8View) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next()?.hexDigit, let low = rest.next()?.hexDigit else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return bytes
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit, 0 through 15.
    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
