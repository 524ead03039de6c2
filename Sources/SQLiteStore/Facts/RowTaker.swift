import ChineseCalendar
import GRDB
import Lifecycle

/// Takes rows of one file, one after the other.
protocol RowTaking: AnyObject {
    /// The journeys whose main owner's row has come in this import.
    var seen: SeenMainOwners { get }

    /// Takes one row.
    func take(_ row: CustomerRow) throws -> RowEffect
}

/// Takes rows of one customer file.
final class RowTaker: RowTaking {
    private(set) var seen: SeenMainOwners
    private let persons: PersonWriter
    private let projects: ProjectWriter
    private let homes: HomeWriter
    private let journeys: JourneyWriter
    private let contract: Int?
    private let room: Int?
    private let milestones: [Int]

    init(
        _ database: Database,
        columns: CustomerColumns,
        change: Int64,
        seen: SeenMainOwners,
        store: SQLiteStore
    ) throws {
        self.seen = seen
        let layout = RowLayout(columns)
        contract = layout.journey.position("contract")
        room = layout.home.position("room")
        milestones = layout.milestones.positions
        persons = try PersonWriter(database, layout.person, change: change)
        projects = try ProjectWriter(database, layout.project, change: change)
        homes = try HomeWriter(database, layout, change: change)
        journeys = try JourneyWriter(database, layout, change: change, store: store)
    }

    func take(_ row: CustomerRow) throws -> RowEffect {
        // What a row lacks is found before anything is written, so that a rejected one leaves nothing behind.
        let code = namesJourney(row) ? projects.code(row) : nil
        if code == nil, namesJourney(row), persons.namesPerson(row) { return .rejected(row, Self.noProject) }
        guard let person = try persons.write(row) else { return .rejected(row, Self.nobody) }
        if person.effect == .updated { try journeys.updateContacts(of: person.number) }
        guard let code else { return RowEffect([person.effect]) }
        let project = try projects.write(row, code: code)
        let home = try homes.write(row, project: project.number)
        let entry = JourneyWriter.Entry(row: row, person: person, project: project.number, home: home)
        let journey = try journeys.write(entry, seen: &seen)
        return RowEffect([person.effect, project.effect, home?.effect ?? .unchanged, journey])
    }

    private func namesJourney(_ row: CustomerRow) -> Bool {
        row.text(contract) != nil || row.text(room) != nil || milestones.contains { row.values[$0] != nil }
    }

    private static let noProject = Phrase("no project is named", zh: "没有项目编号或项目名称")
    private static let nobody = Phrase(
        "neither a customer number nor a name with a phone number",
        zh: "既没有客户编号，也没有姓名加手机"
    )
}

extension RowEffect {
    /// What a row did by what it did to each record.
    init(_ effects: [RecordWriter.Effect]) {
        if effects.contains(.created) {
            self = .created
        } else {
            self = effects.contains(.updated) ? .updated : .unchanged
        }
    }
    /// A row that cannot be taken as a whole.
    static func rejected(_ row: CustomerRow, _ reason: Phrase) -> RowEffect {
        .rejected(RowRejection(line: row.line, column: nil, reason: reason))
    }
}
