/// What taking rows did, field by field, and what it put off.
package struct IntakeReport: Hashable, Sendable {
    /// One count per field that a row set, changed or cleared, in the order of the columns.
    package var fields: [FieldCount] = []
    /// Changes that were put off until the whole file had been read.
    package var held = HeldChanges()

    /// Creates a report of nothing.
    package init() {}
}

/// How often a field was set, changed and cleared.
package struct FieldCount: Hashable, Sendable {
    /// The field.
    package let field: FieldName
    /// What staff call it.
    package let title: String
    /// Records that had no value and have one now.
    package var set = 0
    /// Records that have another value now.
    package var changed = 0
    /// Records that had a value and have none now.
    package var cleared = 0

    /// Creates a count of zero.
    package init(_ field: FieldName, title: String) {
        self.field = field
        self.title = title
    }

    /// Whether there is nothing to report.
    package var isZero: Bool { self.set == 0 && changed == 0 && cleared == 0 }
}

/// Changes that a file asks for by empty cells or by a status further back: each may be right, and many at once are
/// mostly a column that was lost.
///
/// They are put off until the whole file has been read, because a later row may say otherwise.
package struct HeldChanges: Hashable, Sendable {
    /// People of whose records something would be cleared, or whose status would move back.
    package var people = 0
    /// What would be cleared, by field; of the status, how many would move back.
    package var fields: [FieldCount] = []
    /// Rows that ask for nothing else.
    package var rows = 0
    /// Changes that need no leave: what a cell clears by word, a refusal that is lifted, a count that falls to 0.
    package var free = 0
    /// What of those clears a field, by field.
    package var freeFields: [FieldCount] = []
    /// Rows that ask for nothing but changes that need no leave.
    package var freeRows = 0

    /// Creates a summary of nothing.
    package init() {}

    /// Whether there is anything to apply.
    package var isEmpty: Bool { people == 0 && free == 0 }
}

/// What became of a batch of rows.
package struct TakenRows: Hashable, Sendable {
    /// What became of each row, in order.
    package var effects: [RowEffect] = []
    /// What is to be said about rows that were taken.
    package var remarks: [RowRemark] = []

    /// Creates what became of no rows.
    package init() {}
}
