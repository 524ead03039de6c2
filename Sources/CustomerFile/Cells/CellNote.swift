import Lifecycle

/// What there is to say of a cell that is taken all the same.
enum CellNote: Hashable, Sendable {
    /// A code of sixteen digits of which the last is 0: a spreadsheet keeps fifteen.
    case sixteenDigits
    /// Zeros after the point, taken off.
    case zerosAfterPoint

    var phrase: Phrase {
        switch self {
        case .sixteenDigits:
            Phrase(
                "sixteen digits of which the last is 0: Excel keeps fifteen, so compare it with the original",
                zh: "16 位数字且末位为 0：Excel 只保留 15 位有效数字，请与原始资料核对"
            )
        case .zerosAfterPoint:
            Phrase(
                "a program has turned this number into a decimal: the zeros after the point were taken off",
                zh: "导出程序把该号码变成了小数：小数点后的零已去掉，请核对"
            )
        }
    }
}

/// What a cell says.
struct CellReading: Hashable, Sendable {
    /// Its value; `nil` for "none".
    var value: FieldValue?
    /// Whether it asks to remove what is on record.
    var isCleared = false
    var note: CellNote?

    static let none = CellReading(value: nil)
}
