import Lifecycle

/// Reads codes: what identifies a person, a project, a home or a contract.
struct CodeCell {
    /// Whether Latin letters are written in upper case.
    let isUpperCase: Bool
    /// Whether it is a phase, building, unit or room, which spreadsheets turn into days: 3-1 into 3月1日.
    let isPlace: Bool

    private static let codes: Set = ["person.number", "project.code", "journey.contract"]
    private static let places: Set = ["home.phase", "home.building", "home.unit", "home.room"]

    /// Creates the reader of a field; `nil` for a field that is no code.
    init?(_ path: String) {
        isUpperCase = Self.codes.contains(path)
        isPlace = Self.places.contains(path)
        if !isUpperCase && !isPlace { return nil }
    }

    /// The code of a cell.
    /// - Parameters:
    ///   - text: Half-width, without spaces around it.
    ///   - isExact: Whether the cell is marked as text, so that no spreadsheet has changed it.
    /// - Returns: The code, and what there is to say of it.
    /// - Throws: What a spreadsheet has made of it.
    func code(_ text: Span<UInt8>, isExact: Bool) throws(RowFault) -> CellReading {
        if isExact { return CellReading(value: .text(spelling(text))) }
        if NumberCell.isDamaged(text) { throw .damagedNumber }
        if let end = NumberCell.endOfZeros(text) {
            var reading = try code(text.extracting(0..<end), isExact: false)
            reading.note = reading.note ?? .zerosAfterPoint
            return reading
        }
        if isPlace, DayShape.matches(text) { throw .dayInPlaceOfCode }
        let note = try Self.roundingNote(text)
        return CellReading(value: .text(spelling(text)), note: note)
    }

    /// Refuses a number of which a spreadsheet has kept fifteen digits, and notes one of which it may have.
    private static func roundingNote(_ text: Span<UInt8>) throws(RowFault) -> CellNote? {
        guard text.count >= 16 else { return nil }
        for index in text.indices {
            guard 0x30...0x39 ~= text[index], index < 15 || text[index] == 0x30 else { return nil }
        }
        if text.count > 16 { throw .roundedNumber }
        return .sixteenDigits
    }

    /// The code with Latin letters for their Cyrillic and Greek twins.
    private func spelling(_ text: Span<UInt8>) -> String {
        if isSpelled(text) { return CellText.string(text) }
        var result = String.UnicodeScalarView()
        for scalar in CellText.line(text).unicodeScalars {
            let latin = Self.twins[scalar] ?? scalar
            let isLower = isUpperCase && 0x61...0x7A ~= latin.value
            result.append(isLower ? Unicode.Scalar(UInt8(latin.value - 0x20)) : latin)
        }
        return String(result)
    }

    private func isSpelled(_ text: Span<UInt8>) -> Bool {
        for index in text.indices {
            let byte = text[index]
            // CE through D2 lead the Greek and Cyrillic letters.
            if byte < 0x20 || 0xCE...0xD2 ~= byte || (isUpperCase && 0x61...0x7A ~= byte) { return false }
        }
        return true
    }

    private static let twins: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = [
            ("АВЕЗКМНОРСТУХІЈЅԚԜҮ", "ABE3KMHOPCTYXIJSQWY"), ("аеорсухіјѕԛԝ", "aeopcyxijsqw"),
            ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"), ("οϲν", "ocv"),
        ]
        var twins: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (others, latin) in pairs {
            for (other, letter) in zip(others.unicodeScalars, latin.unicodeScalars) where letter.value > 0x39 {
                twins[other] = letter
            }
        }
        return twins
    }()
}
