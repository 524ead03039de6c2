/// Somebody's mail address, which shows itself in no log and no failed test.
package struct PersonalAddress: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The address in lower case, without a name.
    package let text: String

    /// Takes an address as it is written anywhere.
    package init(_ text: String) { self.text = text.lowercased() }

    /// Never the address.
    package var description: String { "[…]" }

    /// Nothing: what prints a value's parts prints none of these.
    package var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}

/// Finds addresses in free text.
enum AddressScan {
    private static let localLimit = 64  // bytes: RFC 5321 §4.5.3.1.1
    private static let domainLimit = 255  // bytes: RFC 5321 §4.5.3.1.2
    /// The addresses one text may give: what names more is no report about somebody.
    private static let countLimit = 50

    /// Every address once, in order.
    ///
    /// Only ASCII belongs to one, since Chinese text stands around it without a space.
    static func addresses(in bytes: ArraySlice<UInt8>) -> [PersonalAddress] {
        var found: [PersonalAddress] = []
        var place = bytes.startIndex
        while found.count < countLimit, let sign = bytes.firstIndex(of: UInt8(ascii: "@"), from: place) {
            place = sign + 1
            let local = bytes[..<sign].suffix(localLimit + 1).suffix(while: isLocal)
            let domain = bytes[(sign + 1)...].prefix(domainLimit).prefix(while: isDomain)
            let name = domain.droppingLast { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
            guard 1...localLimit ~= local.count, name.contains(UInt8(ascii: ".")) else { continue }
            let address = PersonalAddress(
                String(decoding: local, as: UTF8.self) + "@" + String(decoding: name, as: UTF8.self)
            )
            if !found.contains(address) { found.append(address) }
        }
        return found
    }

    /// Every address of a text once, in order.
    static func addresses(in text: some StringProtocol) -> [PersonalAddress] { addresses(in: Array(text.utf8)[...]) }

    /// The address of a header such as From: the one in brackets, whatever the name beside it looks like.
    static func sender(_ value: [UInt8]) -> PersonalAddress? {
        if let open = value.lastIndex(of: UInt8(ascii: "<")), let address = addresses(in: value[open...]).first {
            return address
        }
        return addresses(in: value[...]).first
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { byte.isDigit || 0x61...0x7A ~= byte | 0x20 }
}

extension ArraySlice {
    /// The longest end all of whose elements satisfy a condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice {
        guard let last = lastIndex(where: { !condition($0) }) else { return self }
        return self[(last + 1)...]
    }

    fileprivate func droppingLast(_ condition: (Element) -> Bool) -> ArraySlice {
        guard let last = lastIndex(where: { !condition($0) }) else { return self[startIndex..<startIndex] }
        return self[...last]
    }
}
