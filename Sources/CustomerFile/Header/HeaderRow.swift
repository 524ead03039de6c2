import Lifecycle

/// The header of a customer file and what its columns mean.
struct HeaderRow {
    /// How many lines are looked at for a header; titles stand above it.
    static let searchedLines = 10

    /// The headers as written.
    let names: [String]
    /// The line it is on.
    let line: Int
    let separator: Separator
    /// The fields that are understood, in file order.
    let columns: CustomerColumns
    /// Where the cell of each of ``columns`` stands in a record.
    let positions: [Int]
    /// Where further columns of the same field stand, for each of ``columns``; they fill in where the first is empty.
    let further: [[Int]]
    /// Columns without a name.
    let nameless: [Int]
    let unknown: [String]
    let repeated: [String]

    init(names: [String], line: Int, separator: Separator, _ lookup: HeaderLookup) {
        self.names = names
        self.line = line
        self.separator = separator
        var (fields, positions, further): ([Field], [Int], [[Int]]) = ([], [], [])
        var (nameless, unknown, repeated): ([Int], [String], [String]) = ([], [], [])
        for (position, name) in names.enumerated() {
            switch lookup.meaning(of: name) {
            case .ignored: continue
            case .unknown: if name.isEmpty { nameless.append(position) } else { unknown.append(name) }
            case .field(let field):
                guard let first = fields.firstIndex(of: field) else {
                    fields.append(field)
                    positions.append(position)
                    further.append([])
                    continue
                }
                repeated.append(name)
                further[first].append(position)
            }
        }
        columns = CustomerColumns(fields)
        self.positions = positions
        self.further = further
        self.nameless = nameless
        self.unknown = unknown
        self.repeated = repeated
    }

    /// How many headers are understood.
    var known: Int { columns.fields.count + repeated.count }

    /// What the cells of the file look like.
    var shape: RecordShape { RecordShape(separator: separator.byte, width: names.count) }

    /// The cells that a row has to have: names may end in empty ones.
    var width: Int { (names.lastIndex { !$0.isEmpty } ?? -1) + 1 }

    /// The place of a field among ``columns``.
    func column(_ record: Field.Record, _ name: String) -> Int? {
        columns.fields.firstIndex { $0.record == record && $0.name == name }
    }

    /// Checks that persons can be told apart, or that the file tells of projects alone.
    /// - Throws: ``CustomerFileError/missingColumns(_:)``, ``CustomerFileError/columnsOfNobody(_:)``.
    func requireIdentity(_ vocabulary: Vocabulary) throws(CustomerFileError) {
        if column(.person, "number") != nil || columns.tellProjects { return }
        try refuseColumnsOfNobody()
        func title(_ name: String) -> String {
            vocabulary.fields.first { $0.record == .person && $0.name == name }?.title ?? name
        }
        let missing = ["name", "phone"].filter { column(.person, $0) == nil }.map(title)
        if !missing.isEmpty { throw .missingColumns([title("number"), missing.joined(separator: "+")]) }
    }

    /// A file that names projects and no person may not tell of journeys: their milestones would become the project's.
    private func refuseColumnsOfNobody() throws(CustomerFileError) {
        let fields = columns.fields
        guard fields.contains(where: \.namesProject), !fields.contains(where: { $0.record == .person }) else { return }
        let strays = fields.indices.filter { place in
            let field = fields[place]
            return field.record != .project && (field.record != .milestone || field.isOfOneHome)
        }
        throw .columnsOfNobody(strays.map { names[positions[$0]] })
    }
}
