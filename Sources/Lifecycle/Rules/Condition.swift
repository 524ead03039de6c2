package import ChineseCalendar

/// One line of a rule's `who`.
package struct Condition: Hashable, Sendable {
    /// The name the rule uses, such as `home.layout`.
    package let name: String
    /// The field behind the name.
    package let field: Field
    /// What its value is compared with.
    package let test: Test

    /// A comparison.
    ///
    /// An empty field passes none but ``unset``.
    package enum Test: Hashable, Sendable {
        case oneOf([FieldValue])
        case except([FieldValue])
        case atLeast(FieldValue)
        case atMost(FieldValue)
        case between(FieldValue, FieldValue)
        /// The day lies more than a span before today.
        case olderThan(CalendarSpan)
        case set
        case unset
    }

    /// Creates a condition.
    package init(name: String, field: Field, test: Test) {
        self.name = name
        self.field = field
        self.test = test
    }
}
