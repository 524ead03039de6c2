import ChineseCalendar
import Lifecycle
import LuaHost

/// Reads a value for a field: rules and tests write days as texts and choices by code or by label.
enum ValueReader {
    /// The value, or nothing when it does not fit the field.
    static func value(_ value: LuaValue, for field: Field) -> FieldValue? {
        switch (field.type, value) {
        case (.text, .text(let text, true)): .text(text)
        case (.choice(let choices), .text(let text, true)):
            choices.first { $0.code == text || $0.label == text }.map { .text($0.code) }
        case (.day, .text(let text, true)): Day(iso: text).map(FieldValue.day)
        case (.boolean, .boolean(let truth)): .boolean(truth)
        case (.integer, _): value.wholeNumber.map { .integer(Int64($0)) }
        case (.number, .integer(let integer)): .number(Double(integer))
        case (.number, .number(let number)) where number.isFinite: .number(number)
        default: nil
        }
    }

    /// What would fit, for the message.
    static func wanted(_ field: Field) -> Phrase {
        switch field.type {
        case .text: Phrase("a text in quotes", zh: "带引号的文字")
        case .integer: Phrase("a whole number", zh: "整数")
        case .number: Phrase("a number", zh: "数字")
        case .day: Phrase("a day such as \"2026-04-30\"", zh: "日期，如 \"2026-04-30\"")
        case .boolean: Phrase("true or false", zh: " true 或 false")
        case .choice(let choices):
            Phrase(
                "one of " + choices.map(\.code).joined(separator: ", "),
                zh: "其中之一：" + choices.map { "\($0.code)（\($0.label)）" }.joined(separator: "、")
            )
        }
    }
}
