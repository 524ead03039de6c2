import ChineseCalendar
import Lifecycle

/// How the cells of one column become values.
struct CellRule {
    private enum Kind {
        case text
        /// A text that identifies something: half-width, and damaged by Excel when it looks like 1.38E+10.
        case code
        case phone
        case email
        case integer
        case number
        case day
        case boolean
        case choice(labels: [String])
    }

    private let kind: Kind
    private let words: WordList

    private static let codes: Set<String> = [
        "person.number", "project.code", "home.phase", "home.building", "home.unit", "home.room", "journey.contract",
    ]

    /// Creates the rule of a field.
    init(_ field: Field) {
        var words = WordList.boolean
        let path = "\(field.record.rawValue).\(field.name)"
        switch field.type {
        case .text where path == "person.phone": kind = .phone
        case .text where path == "person.email": kind = .email
        case .text: kind = Self.codes.contains(path) ? .code : .text
        case .integer: kind = .integer
        case .number: kind = .number
        case .day: kind = .day
        case .boolean: kind = .boolean
        case .choice(let choices):
            kind = .choice(labels: choices.map(\.label))
            words = .choices(of: field, choices)
        }
        self.words = words
    }

    /// The value of a cell, or nothing for an empty one.
    ///
    /// `text` is the cell as written, without the quotes around it.
    func value(of text: Span<UInt8>) throws(RowFault) -> FieldValue? {
        let range = CellText.contentRange(text)
        if range.isEmpty { return nil }
        let content = text.extracting(range)
        if case .text = kind { return .text(Self.line(content)) }
        if !CellText.mayHaveWideForms(content) { return try value(ofHalfWidth: content) }
        let folded = CellText.folded(content)
        return try value(ofHalfWidth: folded.span)
    }

    private func value(ofHalfWidth text: Span<UInt8>) throws(RowFault) -> FieldValue? {
        switch kind {
        case .text: return .text(Self.line(text))
        case .code:
            if NumberCell.isDamaged(text) { throw .damagedNumber }
            return .text(Self.line(text))
        case .phone: return .text(try PhoneCell.phone(text))
        case .email:
            guard EmailCell.isAddress(text) else { throw .notAnEmail }
            return .text(CellText.string(text))
        case .integer:
            guard let integer = NumberCell.integer(text) else { throw .notAnInteger }
            return .integer(integer)
        case .number:
            guard let number = NumberCell.number(text) else { throw .notANumber }
            return .number(number)
        case .day: return .day(try DayCell.day(text))
        case .boolean:
            guard let value = words.value(of: text) else { throw .notYesOrNo }
            return value
        case .choice(let labels):
            guard let value = words.value(of: text) else { throw .notAChoice(labels) }
            return value
        }
    }

    /// The text on one line: each run of line breaks and other control characters is a space.
    ///
    /// Names and addresses go into messages, where a line break could start a new header.
    private static func line(_ text: Span<UInt8>) -> String {
        var isClean = true
        for index in text.indices where text[index] < 0x20 || text[index] == 0x7F { isClean = false }
        if isClean { return CellText.string(text) }
        var bytes: [UInt8] = []
        for index in text.indices {
            let isControl = text[index] < 0x20 || text[index] == 0x7F
            if !isControl {
                bytes.append(text[index])
            } else if bytes.last != UInt8(ascii: " ") {
                bytes.append(UInt8(ascii: " "))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
