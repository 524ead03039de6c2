/// The columns of a customer file that mean something to Doorstep, in file order.
package struct CustomerColumns: Hashable, Sendable {
    /// One field per understood column; a column of no meaning has none.
    package let fields: [Field]

    /// Creates the columns.
    package init(_ fields: [Field]) { self.fields = fields }

    /// Whether the rows tell of projects and of nothing else: they name them, and no person, home or journey.
    ///
    /// Milestones of such a file are those of the projects.
    package var tellProjects: Bool {
        fields.contains(where: \.namesProject)
            && fields.allSatisfy { $0.record == .project || $0.record == .milestone && !$0.isOfOneHome }
    }
}

extension Field {
    /// Whether a project is known by it: its code, or its name where a file has no codes.
    package var namesProject: Bool { record == .project && (name == "code" || name == "name") }
}

/// One accepted row of a customer file: what it says about one person and, when it names one, a journey; or, in a file
/// of projects, about one project.
package struct CustomerRow: Hashable, Sendable {
    /// The line in the file the row begins on; the header is line 1 unless a title stands above it.
    package let line: Int
    /// One value per column of ``CustomerColumns``; `nil` where the cell is empty, asks to clear, or is missing.
    package let values: [FieldValue?]
    /// The columns whose cell says （清空）: what is on record is to be removed.
    package let cleared: [Int]
    /// The columns that the row is too short to have: they say nothing, not even that there is nothing.
    package let untold: [Int]

    /// Creates a row.
    package init(line: Int, values: [FieldValue?], cleared: [Int] = [], untold: [Int] = []) {
        self.line = line
        self.values = values
        self.cleared = cleared
        self.untold = untold
    }
}

/// Something a person has to know about a row, or a column, that is taken all the same.
package struct RowRemark: Hashable, Sendable {
    /// The line in the file the row begins on; the header's for a remark on a whole column.
    package let line: Int
    /// The header of the cell it is about; `nil` when it is about the whole row.
    package let column: String?
    /// What was found and what became of it, without the value itself.
    package let text: Phrase

    /// Creates a remark.
    package init(line: Int, column: String?, text: Phrase) {
        self.line = line
        self.column = column
        self.text = text
    }
}

/// Why a row of a customer file was not taken.
package struct RowRejection: Hashable, Sendable {
    /// The line in the file the row begins on.
    package let line: Int
    /// The header of the cell at fault, or nothing when the whole row is.
    package let column: String?
    /// What is wrong with it, without the value itself.
    package let reason: Phrase

    /// Creates a rejection.
    package init(line: Int, column: String?, reason: Phrase) {
        self.line = line
        self.column = column
        self.reason = reason
    }
}

/// What became of an accepted row.
package enum RowEffect: Hashable, Sendable {
    case created
    case updated
    case unchanged
    /// Nothing yet: all that the row changes is put off until the file has been read; see ``HeldChanges``.
    case held
    case rejected(RowRejection)
}
