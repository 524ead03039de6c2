import ChineseCalendar
import Lifecycle
import Testing

@testable import RuleBook

@Suite("Sets of values")
struct ValueSetTests {
    /// A field with all that it can be, near enough, and every condition worth trying.
    private struct Domain {
        let field: Field
        let values: [FieldValue]
        let tests: [Condition.Test]

        /// Whether a value, or none, passes a test: what the store's SQL says, written down again.
        func passes(_ value: FieldValue?, _ test: Condition.Test) -> Bool {
            guard let value else { return test == .unset }
            return switch test {
            case .oneOf(let list): list.contains(value)
            case .except(let list): !list.contains(value)
            case .atLeast(let low): Self.order(value) >= Self.order(low)
            case .atMost(let high): Self.order(value) <= Self.order(high)
            case .between(let low, let high):
                Self.order(low) <= Self.order(value) && Self.order(value) <= Self.order(high)
            case .set, .olderThan: true
            case .unset: false
            }
        }

        private static func order(_ value: FieldValue) -> Double {
            switch value {
            case .integer(let integer): Double(integer)
            case .number(let number): number
            case .day(let day): Double(day.number)
            case .text, .boolean: .nan
            }
        }

        func set(_ test: Condition.Test) -> ValueSet { ValueSet(Condition(name: field.name, field: field, test: test)) }

        /// The values of the domain that a set has; `nil` stands for the empty field.
        func members(_ set: ValueSet) -> [FieldValue?] {
            ([nil] + values.map { $0 }).filter { value in
                guard let value else { return set.hasEmpty }
                return !set.isDisjoint(with: self.set(.oneOf([value])))
            }
        }

        func members(_ body: (FieldValue?) -> Bool) -> [FieldValue?] { ([nil] + values.map { $0 }).filter(body) }
    }

    private static func ordered(_ type: FieldType, _ values: [FieldValue]) -> Domain {
        let pairs = values.flatMap { low in values.map { (low, $0) } }
        return Domain(
            field: Field(.home, "area", type, "面积"),
            values: values,
            tests: [.set, .unset] + values.map { .atLeast($0) } + values.map { .atMost($0) }
                + values.map { .oneOf([$0]) } + values.map { .except([$0]) } + pairs.map { .between($0, $1) }
                + pairs.map { .oneOf([$0, $1]) } + pairs.map { .except([$0, $1]) }
        )
    }

    private static func unordered(_ type: FieldType, _ values: [FieldValue]) -> Domain {
        let pairs = values.flatMap { first in values.map { [first, $0] } }
        return Domain(
            field: Field(.home, "layout", type, "户型"),
            values: values,
            tests: [.set, .unset, .oneOf(values), .except(values)] + pairs.map { .oneOf($0) }
                + pairs.map { .except($0) }
        )
    }

    /// A field of the vocabulary that has a list.
    private static var choices: Domain {
        let field = Vocabulary().names(for: .journey)["payment"]
        guard case .choice(let choices)? = field?.type else { preconditionFailure("payment has a list") }
        return unordered(.choice(choices), choices.map { .text($0.code) })
    }

    private static let domains: [Domain] = [
        ordered(.integer, (0..<5).map { .integer($0) }),
        ordered(.number, [-0.5, 0, 0.01, 0.5, 90].map { .number($0) }),
        ordered(.day, (20_000..<20_004).map { .day(Day(number: $0)) }),
        unordered(.text, ["甲", "乙", "丙"].map { .text($0) }),
        unordered(.boolean, [.boolean(true), .boolean(false)]),
        choices,
    ]

    @Test("have exactly the values that pass the condition", arguments: domains.indices)
    func conditions(index: Int) {
        let domain = Self.domains[index]
        for test in domain.tests {
            #expect(domain.members(domain.set(test)) == domain.members { domain.passes($0, test) }, "\(test)")
        }
    }

    @Test("intersect, unite and leave out as sets do", arguments: domains.indices)
    func algebra(index: Int) {
        let domain = Self.domains[index]
        for first in domain.tests {
            let mine = domain.set(first)
            let rest = domain.members { $0 != nil && !domain.passes($0, first) }
            #expect(domain.members(mine.missing(of: domain.field)) == rest, "\(first)")
            for second in domain.tests {
                let other = domain.set(second)
                let both = domain.members { domain.passes($0, first) && domain.passes($0, second) }
                let either = domain.members { domain.passes($0, first) || domain.passes($0, second) }
                #expect(domain.members(mine.intersection(other)) == both, "\(first) \(second)")
                #expect(domain.members(mine.union(other)) == either, "\(first) \(second)")
                if !both.isEmpty { #expect(!mine.isDisjoint(with: other), "\(first) \(second)") }
            }
        }
    }

    @Test("are empty when the values of a list run out, and never for texts, of which there is always one more")
    func empty() {
        let (text, truth) = (Self.domains[3], Self.domains[4])
        #expect(truth.set(.except(truth.values)).isEmpty)
        #expect(!text.set(.except(text.values)).isEmpty)
        #expect(truth.set(.oneOf([.boolean(true)])).isDisjoint(with: truth.set(.except([.boolean(true)]))))
        #expect(!Self.domains[2].set(.olderThan(CalendarSpan(3, .days))).isEmpty)
    }

    @Test(
        "of whole numbers meet without a gap, and of numbers with decimals at the next hundredth",
        arguments: [
            (FieldType.integer, FieldValue.integer(90), FieldValue.integer(91), ""),
            (.number, .number(90), .number(91), "90.01 through 90.99"),
            (.number, .number(90), .number(90.01), ""), (.integer, .integer(90), .integer(93), "91 through 92"),
            (.integer, .integer(-1), .integer(1), "0"),
            (
                .day, .day(Day(number: 0)), .day(Day(number: 31)), "1970-01-02 through 1970-01-31"
            ),
        ]
    )
    func gaps(type: FieldType, low: FieldValue, high: FieldValue, gap: String) {
        let field = Field(.home, "area", type, "面积")
        func set(_ test: Condition.Test) -> ValueSet { ValueSet(Condition(name: "area", field: field, test: test)) }
        let missing = set(.atMost(low)).union(set(.atLeast(high))).missing(of: field)
        #expect(missing.described(field).english == gap)
        #expect(missing.isEmpty == gap.isEmpty)
    }

    @Test("say their values: choices by code and label, texts in quotes, open ends")
    func words() throws {
        let field = try #require(Vocabulary().names(for: .journey)["payment"])
        let some = ValueSet(Condition(name: "payment", field: field, test: .oneOf([.text("full"), .text("fund")])))
        #expect(some.described(field) == Phrase("fund, full", zh: "公积金、全款"))
        let (number, text) = (Self.domains[1], Self.domains[3])
        #expect(number.set(.atLeast(.number(90))).described(number.field) == Phrase("90 and more", zh: "90 及以上"))
        #expect(number.set(.atMost(.number(0.5))).described(number.field) == Phrase("0.5 and less", zh: "0.5 及以下"))
        #expect(
            text.set(.except([.text("甲")])).described(text.field)
                == Phrase("everything but \"甲\"", zh: "除“甲”以外的取值")
        )
    }
}
