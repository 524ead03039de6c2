/// Reads numbers as people and spreadsheets write them.
enum NumberCell {
    /// A whole number such as `24` or `1,280`; `nil` if it is none.
    ///
    /// `text` is half-width, without spaces around it.
    static func integer(_ text: Span<UInt8>) -> Int64? {
        guard let decimal = Decimal(text), decimal.decimals == 0 else { return nil }
        return decimal.isNegative ? -decimal.digits : decimal.digits
    }

    /// A number such as `128.50` or `1,280.00`; `nil` if it is none.
    ///
    /// `text` is half-width, without spaces around it.
    static func number(_ text: Span<UInt8>) -> Double? {
        guard let decimal = Decimal(text) else { return nil }
        // Both are exact below 2^53, so that the quotient is the nearest Double.
        let magnitude = Double(decimal.digits) / powersOfTen[decimal.decimals]
        return decimal.isNegative ? -magnitude : magnitude
    }

    /// Whether these bytes are what Excel makes of a long number: `1.38E+10`.
    ///
    /// `text` is half-width, without spaces around it.
    static func isDamaged(_ text: Span<UInt8>) -> Bool {
        var (digitsBefore, digitsAfter, marks) = (0, 0, 0)
        for index in text.indices {
            switch text[index] {
            case 0x30...0x39: if marks == 0 { digitsBefore += 1 } else if marks >= 2 { digitsAfter += 1 }
            case UInt8(ascii: "."): if marks > 0 || digitsBefore == 0 { return false }
            case UInt8(ascii: "E"), UInt8(ascii: "e"):
                guard marks == 0 else { return false }
                marks = 1
            case UInt8(ascii: "+"):
                guard marks == 1 else { return false }
                marks = 2
            default: return false
            }
        }
        return digitsBefore > 0 && digitsAfter > 0
    }

    /// Where the point stands in a whole number that was turned into a decimal, as `10023.0`; `nil` for anything else.
    ///
    /// `text` is half-width, without spaces around it.
    @inline(__always)
    static func endOfZeros(_ text: Span<UInt8>) -> Int? {
        guard text.count >= 3, text[text.count - 1] == 0x30 else { return nil }
        var end = text.count - 1
        while end > 0, text[end] == 0x30 { end -= 1 }
        guard end > 0, text[end] == UInt8(ascii: ".") else { return nil }
        for index in 0..<end where !(0x30...0x39 ~= text[index]) { return nil }
        return end
    }

    private static let powersOfTen: [Double] = (0...15).map { exponent in
        (0..<exponent).reduce(1) { product, _ in product * 10 }
    }
}

/// The digits of a number and how many of them stand after the point.
private struct Decimal {
    var isNegative = false
    var digits: Int64 = 0
    var decimals = 0

    /// Reads at most 15 digits; commas must stand before each third digit from the point.
    init?(_ text: Span<UInt8>) {
        var (index, count, sinceComma) = (0, 0, -1)
        var hasPoint = false
        if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
            isNegative = text[0] == UInt8(ascii: "-")
            index = 1
        }
        while index < text.count {
            switch text[index] {
            case 0x30...0x39:
                digits = digits * 10 + Int64(text[index] - 0x30)
                count += 1
                if hasPoint { decimals += 1 } else if sinceComma >= 0 { sinceComma += 1 }
            case UInt8(ascii: "."):
                if hasPoint || count == 0 || (sinceComma >= 0 && sinceComma != 3) { return nil }
                hasPoint = true
            case UInt8(ascii: ","):
                if hasPoint || count == 0 || (sinceComma < 0 && count > 3) || (sinceComma >= 0 && sinceComma != 3) {
                    return nil
                }
                sinceComma = 0
            default: return nil
            }
            if count > 15 { return nil }
            index += 1
        }
        if count == 0 || (!hasPoint && sinceComma >= 0 && sinceComma != 3) { return nil }
    }
}
