import ChineseCalendar
import Lifecycle

/// How the cells of one column become values.
///
/// A class, as each row asks every rule of it: to lend one is cheaper than to copy its lists.
final class CellRule: Sendable {
    private enum Kind: Sendable {
        case text
        case name(isPerson: Bool)
        case code(CodeCell)
        case phone
        case email
        case integer
        case number
        case day
        case boolean
        case choice
    }

    private let kind: Kind
    private let words: WordList
    /// The words of a fixed list that a fault names.
    private let labels: [String]
    private let spelling: CellText.Spelling
    /// Whether the field may be removed from the record.
    private let isClearable: Bool

    private static let keys: Set = ["person.number", "project.code", "home.room", "journey.contract"]
    private static let names: Set = ["person.name", "person.salutation", "journey.specialist"]

    /// Creates the rule of a field.
    init(_ field: Field) {
        var words = WordList.boolean(of: field)
        var labels: [String] = []
        let path = "\(field.record.rawValue).\(field.name)"
        prevailing = Self.prevailing[path]
        switch field.type {
        case .text where path == "person.phone": kind = .phone
        case .text where path == "person.email": kind = .email
        case .text where Self.names.contains(path): kind = .name(isPerson: path == "person.name")
        case .text: kind = CodeCell(path).map(Kind.code) ?? .text
        case .integer: kind = .integer
        case .number: kind = .number
        case .day: kind = .day
        case .boolean: kind = .boolean
        case .choice(let choices):
            kind = .choice
            labels = choices.map(\.label)
            words = .choices(of: field, choices)
        }
        self.words = words
        self.labels = labels
        isClearable = !Self.keys.contains(path)
        spelling =
            switch kind {
            case .text, .name: .asWritten
            case .email: .halfWidth
            default: .code
            }
    }

    /// Of two columns of a row the one that says this counts: a mark that is set, a consent that is refused.
    private static let prevailing: [String: FieldValue] = [
        "person.deceased": .boolean(true), "person.blocked": .boolean(true), "person.consent": .boolean(false),
    ]

    /// The value that counts when two columns of a row say different things; `nil` for the first one's.
    let prevailing: FieldValue?

    /// Whether the cells are telephone numbers.
    var isPhone: Bool { if case .phone = kind { true } else { false } }

    /// What a cell says.
    ///
    /// `text` is the cell as written, without the quotes around it.
    func reading(of text: Span<UInt8>) throws(RowFault) -> CellReading {
        if !CellText.needsCleaning(text) { return try reading(of: text, isPlain: true) }
        let clean = CellText.cleaned(text, spelling)
        return try reading(of: clean.span, isPlain: false)
    }

    /// The same for a cell without invisible characters; a plain one has no line breaks either.
    private func reading(of text: Span<UInt8>, isPlain: Bool) throws(RowFault) -> CellReading {
        let (range, isExact) = CellText.content(text)
        if range.isEmpty { return .none }
        let content = text.extracting(range)
        if ClearMark.matches(content) {
            if !isClearable { throw .cannotClear }
            return CellReading(value: nil, isCleared: true)
        }
        switch kind {
        case .boolean, .choice: return try answer(content)
        default: return isNone(content) ? .none : try fact(content, isExact: isExact, isPlain: isPlain)
        }
    }

    /// One of the words of the column, and only then a word for "none": 0 and 不详 are answers in some.
    private func answer(_ text: Span<UInt8>) throws(RowFault) -> CellReading {
        if let value = words.value(of: text) { return CellReading(value: value) }
        if Filler.isNone(text) { return .none }
        if case .boolean = kind { throw .notYesOrNo }
        throw .notAChoice(labels)
    }

    private func fact(_ content: Span<UInt8>, isExact: Bool, isPlain: Bool) throws(RowFault) -> CellReading {
        switch kind {
        case .text:
            return CellReading(value: .text(isPlain ? CellText.string(content) : CellText.line(content)))
        case .name: return CellReading(value: .text(CellText.name(content)))
        case .code(let cell): return try cell.code(content, isExact: isExact)
        case .phone: return try PhoneCell.phone(content)
        case .email:
            guard let address = EmailCell.address(content) else { throw .notAnEmail }
            return CellReading(value: .text(address))
        case .integer: return try integer(content)
        case .number:
            guard let number = NumberCell.number(content) else { throw .notANumber }
            return CellReading(value: .number(number))
        case .day: return CellReading(value: .day(try DayCell.day(content)))
        case .boolean, .choice: return .none  // read by answer(_:)
        }
    }

    @inline(__always)
    private func isNone(_ text: Span<UInt8>) -> Bool {
        switch kind {
        case .integer, .number: return !(0x30...0x39 ~= text[0]) && Filler.isNone(text)
        case .name(isPerson: true): return Filler.isNoName(text)
        case .phone:
            for index in text.indices where text[index] != 0x30 { return Filler.isNone(text) }
            return true  // zeros, however many
        default: return Filler.isNone(text)
        }
    }

    private func integer(_ text: Span<UInt8>) throws(RowFault) -> CellReading {
        let end = NumberCell.endOfZeros(text)
        guard let integer = NumberCell.integer(text.extracting(0..<(end ?? text.count))) else { throw .notAnInteger }
        return CellReading(value: .integer(integer), note: end == nil ? nil : .zerosAfterPoint)
    }
}
