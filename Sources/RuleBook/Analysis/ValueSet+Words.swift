import ChineseCalendar
import Lifecycle

extension ValueSet {
    /// The values in words, for a message about a field.
    func described(_ field: Field) -> Phrase {
        var parts: [Phrase] = []
        switch values {
        case .numbers(let ranges): parts = ranges.stretches.map { Self.described($0, field.type) }
        case .listed(let values): parts = Self.words(values, field.type)
        case .allBut(let values):
            let names = Self.words(values, field.type)
            parts = [
                names.isEmpty
                    ? Phrase("every value", zh: "所有取值")
                    : Phrase(
                        "everything but " + names.map(\.english).joined(separator: ", "),
                        zh: "除" + names.map(\.chinese).joined(separator: "、") + "以外的取值"
                    )
            ]
        }
        if hasEmpty { parts.append(Phrase("no value", zh: "没有登记的")) }
        return Phrase(
            parts.map(\.english).joined(separator: ", "),
            zh: parts.map(\.chinese).joined(separator: "、")
        )
    }

    /// Choices in the order of their list, others in that of their letters.
    private static func words(_ values: Set<FieldValue>, _ type: FieldType) -> [Phrase] {
        if case .choice(let choices) = type {
            return choices.filter { values.contains(.text($0.code)) }.map { Phrase($0.code, zh: $0.label) }
        }
        return values.map { value in
            switch value {
            case .text(let text): Phrase("\"\(text)\"", zh: "“\(text)”")
            case .boolean(let truth): Phrase("\(truth)", zh: truth ? "是" : "否")
            case .integer, .number, .day: Phrase("", zh: "")
            }
        }.sorted { $0.english < $1.english }
    }

    private static func described(_ stretch: Range<Int>, _ type: FieldType) -> Phrase {
        let first = stretch.lowerBound > NumberRanges.limits.lowerBound ? said(stretch.lowerBound, type) : nil
        let last = stretch.upperBound < NumberRanges.limits.upperBound ? said(stretch.upperBound - 1, type) : nil
        switch (first, last) {
        case (nil, nil): return Phrase("every value", zh: "所有取值")
        case (let first?, nil): return Phrase("\(first) and more", zh: "\(first) 及以上")
        case (nil, let last?): return Phrase("\(last) and less", zh: "\(last) 及以下")
        case (let first?, let last?):
            return first == last
                ? Phrase(first, zh: first) : Phrase("\(first) through \(last)", zh: "\(first) 至 \(last)")
        }
    }

    private static func said(_ number: Int, _ type: FieldType) -> String {
        switch type {
        case .day: Int32(exactly: number).map { "\(Day(number: $0))" } ?? ""
        case .number:
            number.isMultiple(of: Int(decimalParts))
                ? "\(number / Int(decimalParts))" : "\(Double(number) / decimalParts)"
        case .integer, .text, .boolean, .choice: "\(number)"
        }
    }
}
