import Lifecycle

/// What tells the persons, or the projects, of a file apart.
struct RowIdentity {
    private let number: Int?
    private let name: Int?
    private let phone: Int?
    /// In a file of projects, the columns of which each row needs one; none in any other file.
    private let projectNames: [Int]

    /// Finds the columns.
    init(_ header: HeaderRow) {
        number = header.column(.person, "number")
        name = header.column(.person, "name")
        phone = header.column(.person, "phone")
        let fields = header.columns.fields
        projectNames = header.columns.tellProjects ? fields.indices.filter { fields[$0].namesProject } : []
    }

    /// Checks that a row says whom or what it is about.
    /// - Parameters:
    ///   - values: Its values.
    ///   - hasContent: Whether the cell of a column without a value holds a word for "none".
    /// - Throws: That it does not.
    func require(_ values: [FieldValue?], hasContent: (Int) -> Bool) throws(RowFault) {
        if let number, values[number] != nil { return }
        if let name, let phone, values[name] != nil, values[phone] != nil { return }
        if projectNames.contains(where: { values[$0] != nil }) { return }
        let missing = ([number, name, phone].compactMap(\.self) + projectNames).filter { values[$0] == nil }
        if missing.contains(where: hasContent) { throw .fillerIdentity }
        throw projectNames.isEmpty ? .noIdentity : .noProject
    }
}
