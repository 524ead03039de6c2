import ChineseCalendar
import GRDB
import Lifecycle

/// Takes rows of a file of projects: their facts, and milestones, which then are the project's own.
///
/// An empty cell leaves what is known. Two rows may tell of one project as long as they do not contradict each other.
final class ProjectRowTaker: RowTaking {
    private let projects: ProjectWriter
    private let milestones: ProjectMilestoneWriter
    private let naming: ProjectNames
    private let session: ImportSession
    private let kinds: [(column: RecordColumn, kind: Int64)]
    /// What the file told of each project so far, and in which line first; as many as a property developer has.
    private var told: [String: CustomerRow] = [:]

    init(_ database: Database, columns: CustomerColumns, _ session: ImportSession, store: SQLiteStore) throws {
        self.session = session
        let layout = RowLayout(columns)
        projects = try ProjectWriter(database, layout.project, session)
        milestones = try ProjectMilestoneWriter(database, change: session.change)
        naming = try ProjectNames(database, layout.project)
        kinds = try layout.milestones.columns(session).map {
            (column: $0, kind: try store.milestoneKind($0.name, in: database))
        }
    }

    func take(_ row: CustomerRow) throws -> RowEffect {
        let code: String
        switch try naming.code(row) {
        case .none: return .rejected(row, ProjectNames.noProject)
        case .several: return .rejected(row, ProjectNames.severalProjects)
        case .one(let found): code = found
        }
        if let earlier = told[code], row.contradicts(earlier) {
            return .rejected(row, Self.contradiction(line: earlier.line))
        }
        told[code] = told[code]?.completed(by: row) ?? row
        let project = try projects.tell(row, code: code)
        var moved = RecordWriter.Effect.unchanged
        for (column, kind) in kinds {
            let earlier = try milestones.day(kind, of: project.number)
            guard let day = row.day(column.position), earlier != day else { continue }
            if earlier == nil { session.countSet(column.place) } else { session.count(column.place, cleared: false) }
            try milestones.write(day, kind: kind, of: project.number)
            moved = .updated
        }
        return RowEffect([project.effect, moved])
    }

    private static func contradiction(line: Int) -> Phrase {
        Phrase(
            "line \(line) says otherwise of this project: keep one of the rows",
            zh: "与第 \(line) 行对同一项目的说法不同：请只留一行"
        )
    }
}

extension CustomerRow {
    /// Whether a cell says otherwise than the same cell of another row.
    fileprivate func contradicts(_ other: CustomerRow) -> Bool {
        zip(values, other.values).contains { $0 != nil && $1 != nil && $0 != $1 }
    }

    /// The row, with the cells of another one where its own are empty.
    fileprivate func completed(by other: CustomerRow) -> CustomerRow {
        CustomerRow(line: line, values: zip(values, other.values).map { $0 ?? $1 })
    }
}

/// Finds out which project a row of a file of projects is about.
private struct ProjectNames {
    /// What a row names.
    enum Code {
        case none
        case one(String)
        /// A name that several projects have.
        case several
    }

    static let noProject = Phrase("no project is named", zh: "没有项目编号或项目名称")
    static let severalProjects = Phrase(
        "several projects have this name: name the project by its code",
        zh: "有几个项目同名：请填写项目编号"
    )

    private let code: Int?
    private let name: Int?
    private let find: Prepared

    init(_ database: Database, _ part: RowLayout.Part) throws {
        code = part.position("code")
        name = part.position("name")
        find = try Prepared(
            database,
            "SELECT code FROM projects WHERE code = ?1 OR name = ?1 ORDER BY code <> ?1 LIMIT 2"
        )
    }

    /// What a row knows its project by.
    ///
    /// A project that has a code already is found by its name, unless another one is known by that name alone.
    func code(_ row: CustomerRow) throws -> Code {
        if let code = row.text(code) { return .one(code) }
        guard let name = row.text(name) else { return .none }
        find.bind(.text(name))
        defer { find.reset() }
        guard try find.step() else { return .one(name) }
        let found = find.text(0)
        if found == name { return .one(found) }
        return try find.step() ? .several : .one(found)
    }
}
