/// A position in a text of numbers and what separates them.
struct DayScan {
    /// What stands between the numbers of a day.
    enum Separator {
        case dash
        case slash
        case dot
        case year
        case month

        /// What stands after the month when this stands after the year.
        var following: Separator { self == .year ? .month : self }
    }

    var index = 0

    /// The digits here, at most 8.
    mutating func number(in text: Span<UInt8>) -> (value: Int, digits: Int) {
        let start = index
        var value = 0
        while index < text.count, index - start < 9, 0x30...0x39 ~= text[index] {
            value = value * 10 + Int(text[index] - 0x30)
            index += 1
        }
        return (value, index - start)
    }

    mutating func separator(in text: Span<UInt8>) -> Separator? {
        guard index < text.count else { return nil }
        let found: Separator? =
            switch text[index] {
            case UInt8(ascii: "-"): .dash
            case UInt8(ascii: "/"): .slash
            case UInt8(ascii: "."): .dot
            default: nil
            }
        if found != nil {
            index += 1
        } else if skip(0xE5, 0xB9, 0xB4, in: text) {  // 年
            return .year
        } else if skip(0xE6, 0x9C, 0x88, in: text) {  // 月
            return .month
        }
        return found
    }

    mutating func skipDayMark(in text: Span<UInt8>) {
        _ = skip(0xE6, 0x97, 0xA5, in: text)  // 日
    }

    /// Passes over a point and digits to the end: programs write 46082 and 20260301 as decimals.
    mutating func skipFraction(in text: Span<UInt8>) -> Bool {
        guard index + 1 < text.count, text[index] == UInt8(ascii: ".") else { return false }
        for position in index + 1..<text.count where !(0x30...0x39 ~= text[position]) { return false }
        index = text.count
        return true
    }

    private mutating func skip(_ first: UInt8, _ second: UInt8, _ third: UInt8, in text: Span<UInt8>) -> Bool {
        guard index + 2 < text.count, text[index] == first, text[index + 1] == second, text[index + 2] == third else {
            return false
        }
        index += 3
        return true
    }
}
