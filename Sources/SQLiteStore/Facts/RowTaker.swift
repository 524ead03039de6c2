import ChineseCalendar
import GRDB
import Lifecycle

/// Takes rows of one customer file within one transaction.
final class RowTaker {
    private let database: Database
    private let change: Int64
    private let layout: RowLayout
    private let persons: PersonWriter
    private let homes: HomeWriter
    private let journeys: JourneyWriter
    private let projects: RecordWriter
    private var projectNumbers: [String: Int64] = [:]

    init(_ database: Database, columns: CustomerColumns, change: Int64, store: SQLiteStore) throws {
        self.database = database
        self.change = change
        layout = RowLayout(columns)
        persons = try PersonWriter(database, layout.person, change: change)
        homes = try HomeWriter(database, layout.home, change: change)
        journeys = try JourneyWriter(database, layout, change: change, store: store)
        let told = layout.project.columns.filter { $0 != "code" }
        projects = try RecordWriter(database, .projects, key: "code = ?1", columns: told, fixed: ["code"])
    }

    /// Takes one row.
    func take(_ row: CustomerRow, seen: inout SeenMainOwners) throws -> RowEffect {
        // What a row lacks is found before anything is written, so that a rejected one leaves nothing behind.
        let code = projectCode(row)
        if namesJourney(row), code == nil, persons.namesPerson(row) {
            return .rejected(
                RowRejection(line: row.line, column: nil, reason: Phrase("no project is named", zh: "没有项目编号或项目名称"))
            )
        }
        guard let person = try persons.write(row) else {
            return .rejected(
                RowRejection(
                    line: row.line,
                    column: nil,
                    reason: Phrase(
                        "neither a customer number nor a name with a phone number",
                        zh: "既没有客户编号，也没有姓名加手机"
                    )
                )
            )
        }
        var effects = [person.effect]
        if person.effect == .updated { try journeys.updateContacts(of: person.number) }
        if namesJourney(row), let code {
            let project = try project(code, row)
            effects.append(project.effect)
            let home = try homes.write(row, layout, project: project.number)
            if let home { effects.append(home.effect) }
            effects.append(
                try journeys.write(row, person: person, project: project.number, home: home?.number, seen: &seen)
            )
        }
        if effects.contains(.created) { return .created }
        return effects.contains(.updated) ? .updated : .unchanged
    }

    private func namesJourney(_ row: CustomerRow) -> Bool {
        layout.journey.text("contract", row) != nil || layout.home.text("room", row) != nil
            || layout.milestones.positions.contains { row.values[$0] != nil }
    }

    private func projectCode(_ row: CustomerRow) -> String? {
        layout.project.text("code", row) ?? layout.project.text("name", row)
    }

    private func project(_ code: String, _ row: CustomerRow) throws -> (number: Int64, effect: RecordWriter.Effect) {
        let told = zip(layout.project.columns, layout.project.values(row)).filter { $0.0 != "code" }.map(\.1)
        if let number = projectNumbers[code] { return (number, .unchanged) }
        let filled = try zip(told, layout.project.columns.filter { $0 != "code" }).map { value, column in
            // A project keeps what an empty cell does not tell; the legal minimum stands until told otherwise.
            value == .null ? try current(column, ofProject: code) : value
        }
        let written = try projects.write(key: [.text(code)], values: filled, fixed: [.text(code)], change: change)
        projectNumbers[code] = written.number
        return written
    }

    private func current(_ column: String, ofProject code: String) throws -> SQLValue {
        let find = try Prepared(database, "SELECT \(column) FROM projects WHERE code = ?")
        find.bind(.text(code))
        defer { find.reset() }
        guard try find.step(), !find.isNull(0) else { return column == "pipe_warranty_months" ? .integer(2) : .null }
        return column == "pipe_warranty_months" ? .integer(find.integer(0)) : .text(find.text(0))
    }
}
