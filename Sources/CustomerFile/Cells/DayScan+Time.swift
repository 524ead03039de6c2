extension DayScan {
    /// Reads the time of day that may follow, to the end of the text.
    ///
    /// A time with a zone (`Z`, `+08:00`, `-0500`) is brought to China's; without one it says nothing about the day.
    /// - Returns: The days from the written day to the day in China: -1, 0 or 1.
    mutating func shift(in text: Span<UInt8>) throws(RowFault) -> Int {
        if index == text.count { return 0 }
        guard skipTimeMark(in: text) else { throw .notADay }
        let hour = number(in: text)
        guard 1...2 ~= hour.digits, let minute = minutes(in: text) else { throw .notADay }
        var second = 0
        if let written = minutes(in: text) {
            second = written
            if skip(UInt8(ascii: "."), in: text) || skip(UInt8(ascii: ","), in: text) {
                let fraction = index
                while index < text.count, 0x30...0x39 ~= text[index] { index += 1 }
                if fraction == index { throw .notADay }
            }
        }
        guard hour.value < 24, minute < 60, second < 60 else { throw .noSuchTime }
        guard let zone = try zone(in: text) else { return 0 }
        let day = 24 * 60  // minutes
        let inChina = hour.value * 60 + minute - zone + Self.china + day
        return inChina / day - 1
    }

    private static let china = 8 * 60  // minutes ahead of UTC

    private mutating func skipTimeMark(in text: Span<UInt8>) -> Bool {
        if skip(UInt8(ascii: "T"), in: text) || skip(UInt8(ascii: "t"), in: text) { return true }
        guard skip(UInt8(ascii: " "), in: text) else { return false }
        while skip(UInt8(ascii: " "), in: text) {}
        return true
    }

    /// A colon and two digits.
    private mutating func minutes(in text: Span<UInt8>) -> Int? {
        guard index + 2 < text.count, text[index] == UInt8(ascii: ":") else { return nil }
        let start = index
        index += 1
        let found = number(in: text)
        if found.digits == 2 { return found.value }
        index = start
        return nil
    }

    /// Minutes ahead of UTC; `nil` at the end of the text.
    private mutating func zone(in text: Span<UInt8>) throws(RowFault) -> Int? {
        while skip(UInt8(ascii: " "), in: text) {}
        if index == text.count { return nil }
        if skip(UInt8(ascii: "Z"), in: text) || skip(UInt8(ascii: "z"), in: text) {
            guard index == text.count else { throw .notADay }
            return 0
        }
        let isBehind = text[index] == UInt8(ascii: "-")
        guard skip(UInt8(ascii: "-"), in: text) || skip(UInt8(ascii: "+"), in: text) else { throw .notADay }
        let digits = number(in: text)
        var (hours, rest) = (digits.value, 0)
        switch digits.digits {
        case 4: (hours, rest) = (digits.value / 100, digits.value % 100)
        case 1, 2: rest = minutes(in: text) ?? 0
        default: throw .notADay
        }
        guard index == text.count else { throw .notADay }
        guard hours <= 14, rest < 60 else { throw .noSuchTime }
        return (isBehind ? -1 : 1) * (hours * 60 + rest)
    }

    private mutating func skip(_ byte: UInt8, in text: Span<UInt8>) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }
}
