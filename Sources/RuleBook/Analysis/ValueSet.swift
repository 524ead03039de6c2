import Lifecycle

/// The values that a field may have, its being empty among them.
struct ValueSet: Hashable {
    /// Whether an empty field belongs to it.
    let hasEmpty: Bool
    /// The values that belong to it.
    let values: Values

    /// Values of one field; sets of different fields have nothing to do with each other.
    enum Values: Hashable {
        /// Numbers, or days as numbers; of fields with decimals in hundredths, as areas are measured.
        case numbers(NumberRanges)
        /// These and no other.
        case listed(Set<FieldValue>)
        /// All texts but these.
        case allBut(Set<FieldValue>)
    }

    /// Whether not even an empty field belongs to it.
    var isEmpty: Bool { !hasEmpty && values.isEmpty }

    func isDisjoint(with other: ValueSet) -> Bool { intersection(other).isEmpty }

    func intersection(_ other: ValueSet) -> ValueSet {
        ValueSet(hasEmpty: hasEmpty && other.hasEmpty, values: values.intersection(other.values))
    }

    func union(_ other: ValueSet) -> ValueSet {
        ValueSet(hasEmpty: hasEmpty || other.hasEmpty, values: values.union(other.values))
    }

    /// The values of a field that do not belong to it, without the empty one.
    func missing(of field: Field) -> ValueSet {
        let all = ValueSet.anything(field.type).values
        return ValueSet(hasEmpty: false, values: all.intersection(values.complement))
    }
}

extension ValueSet.Values {
    var isEmpty: Bool {
        switch self {
        case .numbers(let ranges): ranges.stretches.isEmpty
        case .listed(let values): values.isEmpty
        case .allBut: false  // there is always one more text
        }
    }

    func intersection(_ other: Self) -> Self {
        switch (self, other) {
        case (.numbers(let mine), .numbers(let others)): .numbers(mine.intersection(others))
        case (.listed(let mine), .listed(let others)): .listed(mine.intersection(others))
        case (.listed(let mine), .allBut(let others)), (.allBut(let others), .listed(let mine)):
            .listed(mine.subtracting(others))
        case (.allBut(let mine), .allBut(let others)): .allBut(mine.union(others))
        case (.numbers, _), (_, .numbers): preconditionFailure("these are values of two fields")
        }
    }

    func union(_ other: Self) -> Self { complement.intersection(other.complement).complement }

    /// Everything else; of a field with a list of choices more than it can hold.
    var complement: Self {
        switch self {
        case .numbers(let ranges): .numbers(ranges.complement)
        case .listed(let values): .allBut(values)
        case .allBut(let values): .listed(values)
        }
    }
}
