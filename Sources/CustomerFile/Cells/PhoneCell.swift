import Lifecycle

/// Finds the number to reach a person by in a cell that may hold several, with notes around them.
enum PhoneCell {
    /// The first mobile number, or else the first landline, or else the first number abroad: `13800138000`,
    /// `021-12345678`, `021-12345678-801`, `+16502530000`.
    ///
    /// Mobile numbers are 1, 3 through 9, and nine more digits; prefixes +86, 0086, 86 and 0 are not part of them.
    ///
    /// `text` is half-width, without spaces around it.
    static func phone(_ text: Span<UInt8>) throws(RowFault) -> CellReading {
        if PhoneNumber.isMobile(text) { return CellReading(value: .text(CellText.string(text))) }
        if NumberCell.isDamaged(text) { throw .damagedNumber }
        var best: PhoneNumber?
        let pieces = PhonePiece.pieces(of: text)
        for piece in pieces {
            guard let found = number(in: piece), found.kind < best?.kind ?? .none else { continue }
            best = found
        }
        guard let best else {
            throw pieces.contains { $0.bytes.contains(UInt8(ascii: "*")) } ? .maskedPhone : .notAPhone
        }
        return CellReading(value: .text(best.text), note: best.hadZeros ? .zerosAfterPoint : nil)
    }

    /// The best number of one piece: the whole of it, or else of its words.
    private static func number(in piece: PhonePiece) -> PhoneNumber? {
        if let abroad = PhoneNumber(abroad: piece) { return abroad }
        var best = PhoneNumber(mobile: piece) ?? PhoneNumber(landline: piece)
        if best?.kind == .mobile { return best }
        // A piece with spaces is one number grouped by them, or several.
        let words = piece.words
        guard words.count > 1 else { return best }
        for word in words {
            let found = PhoneNumber(abroad: word) ?? PhoneNumber(mobile: word) ?? PhoneNumber(landline: word)
            if let found, found.kind < best?.kind ?? .none { best = found }
        }
        return best
    }
}

/// A part of a cell that may be a number: digits and what people group them by.
struct PhonePiece {
    let bytes: [UInt8]
    /// Whether it had zeros after a point, which are left out.
    let hadZeros: Bool

    init(_ written: some Collection<UInt8>) {
        let bytes = Array(written)
        let end = NumberCell.endOfZeros(bytes.span)
        hadZeros = end != nil
        self.bytes = Array(bytes[..<(end ?? bytes.count)])
    }

    /// The parts between spaces.
    var words: [PhonePiece] { bytes.split(separator: UInt8(ascii: " ")).map { PhonePiece($0) } }

    /// Cuts a cell at notes, separators and each `+`; letters that touch digits stay, and spoil their part.
    static func pieces(of text: Span<UInt8>) -> [PhonePiece] {
        var pieces: [PhonePiece] = []
        var current: [UInt8] = []
        func cut() {
            while current.last == 0x20 { current.removeLast() }
            while current.first == 0x20 { current.removeFirst() }
            if current.contains(where: isDigit) { pieces.append(PhonePiece(current)) }
            current.removeAll()
        }
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), 0x20,
                UInt8(ascii: "*"):
                current.append(byte)
            case 0x09: current.append(0x20)
            case UInt8(ascii: "+"):
                cut()
                current.append(byte)
            case 0x41...0x5A, 0x61...0x7A: if touchesDigit(text, index) { current.append(byte) } else { cut() }
            default: cut()
            }
        }
        cut()
        return pieces
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    /// Whether the run of letters around `index` has a digit beside it.
    private static func touchesDigit(_ text: Span<UInt8>, _ index: Int) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte || 0x61...0x7A ~= byte }
        var (start, end) = (index, index)
        while start > 0, isLetter(text[start - 1]) { start -= 1 }
        while end + 1 < text.count, isLetter(text[end + 1]) { end += 1 }
        return (start > 0 && isDigit(text[start - 1])) || (end + 1 < text.count && isDigit(text[end + 1]))
    }
}
