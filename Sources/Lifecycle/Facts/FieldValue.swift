package import ChineseCalendar

/// The value of one field of one record.
package enum FieldValue: Hashable, Sendable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case day(Day)
    case boolean(Bool)
}

/// What a field can hold.
package enum FieldType: Hashable, Sendable {
    case text
    case integer
    case number
    case day
    case boolean
    /// One of a fixed list; stored and written in rules by its code.
    case choice([Choice])

    /// One entry of a list: its code, as in `handed_over`, and its Chinese label, as in 已交付.
    package struct Choice: Hashable, Sendable {
        /// The word used in rules and in the store.
        package let code: String
        /// The word used in customer files, which rules may use as well.
        package let label: String
    }
}
