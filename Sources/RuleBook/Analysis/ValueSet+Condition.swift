import ChineseCalendar
import Lifecycle

extension ValueSet {
    /// A field with decimals is looked at in hundredths: homes are measured to 0.01 m².
    static let decimalParts = 100.0

    /// The values that a condition lets through.
    ///
    /// `older_than` moves with the day it is judged on: every day is old enough at some time.
    init(_ condition: Condition) {
        let type = condition.field.type
        let all = Self.anything(type).values
        switch condition.test {
        case .unset: self.init(hasEmpty: true, values: all.intersection(all.complement))
        case .set, .olderThan: self.init(hasEmpty: false, values: all)
        case .oneOf(let values): self.init(hasEmpty: false, values: Self.listed(values, type).intersection(all))
        case .except(let values):
            self.init(hasEmpty: false, values: all.intersection(Self.listed(values, type).complement))
        case .atLeast(let low): self.init(hasEmpty: false, values: Self.numbers(low.position, .infinity))
        case .atMost(let high): self.init(hasEmpty: false, values: Self.numbers(-.infinity, high.position))
        case .between(let low, let high):
            self.init(hasEmpty: false, values: Self.numbers(low.position, high.position))
        }
    }

    /// All that a field of a type can be, empty as well.
    static func anything(_ type: FieldType) -> ValueSet {
        switch type {
        case .integer, .number, .day: ValueSet(hasEmpty: true, values: .numbers(.all))
        case .text: ValueSet(hasEmpty: true, values: .allBut([]))
        case .boolean: ValueSet(hasEmpty: true, values: .listed([.boolean(true), .boolean(false)]))
        case .choice(let choices): ValueSet(hasEmpty: true, values: .listed(Set(choices.map { .text($0.code) })))
        }
    }

    private static func listed(_ values: [FieldValue], _ type: FieldType) -> Values {
        switch type {
        case .integer, .number, .day:
            .numbers(
                values.map { NumberRanges($0.position, through: $0.position) }
                    .reduce(NumberRanges.none) { $0.union($1) }
            )
        case .text, .boolean, .choice: .listed(Set(values))
        }
    }

    private static func numbers(_ low: Double, _ high: Double) -> Values { .numbers(NumberRanges(low, through: high)) }
}

extension FieldValue {
    /// Where a number or day stands among whole numbers.
    fileprivate var position: Double {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): Self.settled(number * ValueSet.decimalParts)
        case .day(let day): Double(day.number)
        case .text, .boolean: preconditionFailure("texts have no order")
        }
    }

    /// A whole number where only the binary fraction stands in the way: a hundred times 1.15 is 114.99999999999999.
    private static func settled(_ position: Double) -> Double {
        let whole = position.rounded()
        return abs(position - whole) < 1e-6 ? whole : position
    }
}
