/// One telephone number.
struct PhoneNumber: Hashable, Sendable {
    /// What kind of number it is; the earlier one is the better.
    enum Kind: Int, Comparable, Sendable {
        case mobile
        case landline
        case abroad
        /// No number at all.
        case none

        static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }

    let kind: Kind
    let text: String
    /// Whether zeros after a point were left out.
    let hadZeros: Bool

    /// The mobile number of the mainland that a piece is.
    init?(mobile piece: PhonePiece) {
        guard let digits = Self.digits(piece.bytes, keepingDashes: false) else { return nil }
        let hasPlus = piece.bytes.first == UInt8(ascii: "+")
        for prefix in ["", "0086", "86", "0", "860", "00860"] where digits.starts(with: prefix.utf8) {
            if hasPlus, prefix.isEmpty { continue }
            let rest = Array(digits.dropFirst(prefix.utf8.count))
            guard Self.isMobile(rest.span) else { continue }
            (kind, text, hadZeros) = (.mobile, String(decoding: rest, as: UTF8.self), piece.hadZeros)
            return
        }
        return nil
    }

    /// The landline, with its area code, that a piece is; or a number of 400 or 800.
    init?(landline piece: PhonePiece) {
        guard let digits = Self.digits(piece.bytes, keepingDashes: true),
            let landline = Self.landline(String(decoding: digits, as: UTF8.self))
        else { return nil }
        (kind, text, hadZeros) = (.landline, landline, piece.hadZeros)
    }

    /// The number abroad that a piece is, with its country: `+852…`, `00852…`, or 1-650-253-0000.
    ///
    /// Source: E.164 §6: at most 15 digits.
    init?(abroad piece: PhonePiece) {
        guard var digits = Self.digits(piece.bytes, keepingDashes: false) else { return nil }
        let hasPlus = piece.bytes.first == UInt8(ascii: "+")
        let hasZeros = digits.starts(with: "00".utf8)
        guard hasPlus || hasZeros || Self.isAmerican(piece.bytes) else { return nil }
        if hasZeros { digits.removeFirst(2) }
        guard 7...15 ~= digits.count, digits[0] != 0x30, !digits.starts(with: "86".utf8) else { return nil }
        (kind, text, hadZeros) = (.abroad, "+" + String(decoding: digits, as: UTF8.self), piece.hadZeros)
    }

    /// Whether a text is a mobile number of the mainland and nothing else.
    @inline(__always)
    static func isMobile(_ text: Span<UInt8>) -> Bool {
        guard text.count == 11, text[0] == 0x31, 0x33...0x39 ~= text[1] else { return false }
        for index in 2..<11 where !(0x30...0x39 ~= text[index]) { return false }
        return true
    }

    /// Groups of 1, 3, 3 and 4 digits are how North America writes its numbers, and the mainland never does.
    private static func isAmerican(_ bytes: [UInt8]) -> Bool {
        let groups = bytes.split { !(0x30...0x39 ~= $0) }
        return groups.map(\.count) == [1, 3, 3, 4] && groups[0].first == UInt8(ascii: "1")
    }

    private static func landline(_ text: String) -> String? {
        var groups = text.split(separator: "-").map(String.init)
        if groups.first == "86" || groups.first == "0086" { groups.removeFirst() }
        guard var area = groups.first else { return nil }
        groups.removeFirst()
        if area.hasPrefix("400") || area.hasPrefix("800") {
            let whole = ([area] + groups).joined()
            return whole.count == 10 ? whole : nil
        }
        guard area.hasPrefix("0"), !area.hasPrefix("00") else { return nil }
        let areaLength = area.hasPrefix("01") || area.hasPrefix("02") ? 3 : 4
        if area.count > 4 {
            groups.insert(String(area.dropFirst(areaLength)), at: 0)
            area = String(area.prefix(areaLength))
        }
        guard 3...4 ~= area.count, let subscriber = groups.first, groups.count <= 2 else { return nil }
        // Some write the subscriber's number in two groups of four.
        let isSplit = groups.count == 2 && subscriber.count == 4 && groups[1].count == 4
        let number = isSplit ? groups.joined() : subscriber
        let ending = isSplit || groups.count < 2 ? "" : "-" + groups[1]
        guard 7...8 ~= number.count, ending.count <= 7 else { return nil }
        return "\(area)-\(number)\(ending)"
    }

    /// The digits of one number without what people group them by; `nil` for other characters.
    private static func digits(_ piece: [UInt8], keepingDashes: Bool) -> [UInt8]? {
        var result: [UInt8] = []
        for byte in piece {
            switch byte {
            case 0x30...0x39: result.append(byte)
            case UInt8(ascii: "-"): if keepingDashes { result.append(byte) }
            case UInt8(ascii: ")"): if keepingDashes { result.append(UInt8(ascii: "-")) }
            case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "."): continue
            case UInt8(ascii: "+") where result.isEmpty: continue
            default: return nil
            }
        }
        return endsAsDecimal(piece) ? nil : result
    }

    /// Whether it ends in `.0` or `.00`, which no one groups digits by: it is a decimal, and not a digit more.
    private static func endsAsDecimal(_ piece: [UInt8]) -> Bool {
        let zeros = piece.reversed().prefix { $0 == 0x30 }.count
        return 1...2 ~= zeros && piece.dropLast(zeros).last == UInt8(ascii: ".")
    }
}
