/// Finds the number to reach a person by in a cell that may hold several.
enum PhoneCell {
    /// The first mobile number, or else the first landline: `13800138000`, `021-12345678`, `021-12345678-801`.
    ///
    /// Mobile numbers are 1, 3 through 9, and nine more digits; prefixes +86, 0086, 86 and 0 are not part of them.
    ///
    /// `text` is half-width, without spaces around it.
    static func phone(_ text: Span<UInt8>) throws(RowFault) -> String {
        if isMobile(text) { return CellText.string(text) }
        if NumberCell.isDamaged(text) { throw .damagedNumber }
        var landline: String?
        for part in parts(of: text) {
            if let mobile = mobile(part) { return mobile }
            landline = landline ?? Self.landline(part)
            // A part with spaces is one number grouped by them, or several.
            for word in part.split(separator: UInt8(ascii: " ")) {
                if let mobile = mobile(word) { return mobile }
                landline = landline ?? Self.landline(word)
            }
        }
        guard let landline else { throw .notAPhone }
        return landline
    }

    /// Cuts at `/`, 、, `,`, `;`, a line break and 转, which leads to an extension.
    private static func parts(of text: Span<UInt8>) -> [ArraySlice<UInt8>] {
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            let isWide = index + 2 < text.count
            let isPause = isWide && text[index] == 0xE3 && text[index + 1] == 0x80 && text[index + 2] == 0x81  // 、
            let isTransfer = isWide && text[index] == 0xE8 && text[index + 1] == 0xBD && text[index + 2] == 0xAC  // 转
            bytes.append(isPause || isTransfer ? UInt8(ascii: "/") : text[index])
            index += isPause || isTransfer ? 3 : 1
        }
        return bytes.split { [UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: ";"), 0x0A, 0x0D].contains($0) }
    }

    @inline(__always)
    private static func isMobile(_ text: Span<UInt8>) -> Bool {
        guard text.count == 11, text[0] == 0x31, 0x33...0x39 ~= text[1] else { return false }
        for index in 2..<11 where !(0x30...0x39 ~= text[index]) { return false }
        return true
    }

    private static func mobile(_ part: ArraySlice<UInt8>) -> String? {
        guard let digits = digits(part, keepingDashes: false) else { return nil }
        for prefix in ["", "0086", "86", "0"] where digits.starts(with: prefix.utf8) {
            let rest = Array(digits.dropFirst(prefix.utf8.count))
            if isMobile(rest.span) { return String(decoding: rest, as: UTF8.self) }
        }
        return nil
    }

    private static func landline(_ part: ArraySlice<UInt8>) -> String? {
        guard let text = digits(part, keepingDashes: true).map({ String(decoding: $0, as: UTF8.self) }) else {
            return nil
        }
        var groups = text.split(separator: "-").map(String.init)
        if groups.first == "86" || groups.first == "0086" { groups.removeFirst() }
        guard var area = groups.first else { return nil }
        groups.removeFirst()
        if area.hasPrefix("400") || area.hasPrefix("800") {
            let whole = ([area] + groups).joined()
            return whole.count == 10 ? whole : nil
        }
        guard area.hasPrefix("0") else { return nil }
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

    /// The digits of one number without what people group them by; nothing for other characters.
    private static func digits(_ part: ArraySlice<UInt8>, keepingDashes: Bool) -> [UInt8]? {
        var result: [UInt8] = []
        for byte in part {
            switch byte {
            case 0x30...0x39: result.append(byte)
            case UInt8(ascii: "-"): if keepingDashes { result.append(byte) }
            case UInt8(ascii: ")"): if keepingDashes { result.append(UInt8(ascii: "-")) }
            case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: "\t"): continue
            case UInt8(ascii: "+") where result.isEmpty: continue
            default: return nil
            }
        }
        return result
    }
}
