import ChineseCalendar
import GRDB
import Lifecycle

/// Takes rows of one file, one after the other.
protocol RowTaking: AnyObject {
    /// Takes one row.
    func take(_ row: CustomerRow) throws -> RowEffect
}

/// Takes rows of one customer file.
///
/// What a row lacks or contradicts is found before anything is written, so that a rejected one leaves nothing behind.
final class RowTaker: RowTaking {
    private let session: ImportSession
    private let persons: PersonWriter
    private let projects: ProjectWriter
    private let homes: HomeWriter
    private let journeys: JourneyWriter
    private let contract: Int?
    private let room: Int?
    private let role: Int?
    private let milestones: [Int]

    init(_ database: Database, columns: CustomerColumns, _ session: ImportSession, store: SQLiteStore) throws {
        self.session = session
        let layout = RowLayout(columns)
        contract = layout.journey.position("contract")
        room = layout.home.position("room")
        role = layout.ownership.position("role")
        milestones = layout.milestones.positions
        persons = try PersonWriter(database, layout.person, session)
        projects = try ProjectWriter(database, layout.project, session)
        homes = try HomeWriter(database, layout, session)
        journeys = try JourneyWriter(database, layout, session, store: store)
    }

    func take(_ row: CustomerRow) throws -> RowEffect {
        session.held.beginRow()
        guard persons.namesPerson(row) else { return .rejected(row, Self.nobody) }
        let code = namesJourney(row) ? projects.code(row) : nil
        if code == nil, namesJourney(row) { return .rejected(row, Self.noProject) }
        let known: Int64?
        switch try persons.look(row) {
        case .nobody: return .rejected(row, Self.nobody)
        case .refused(let reason): return .rejected(row, reason)
        case .new: known = nil
        case .known(let number): known = number
        }
        guard let code else { return try finish(row, [writePerson(row, known)]) }
        let place: Place
        switch try look(row, code, owner: known) {
        case .at(let found): place = found
        case .refused(let reason):
            persons.leave()
            homes.leave()
            journeys.leave()
            return .rejected(row, reason)
        }
        return try finish(row, write(row, known, code, place))
    }

    /// Where a row stands: the journey its contract names, and its home.
    private struct Place {
        var journey: JourneyWriter.Looked?
        var home: HomeWriter.Spot?
    }

    private enum Found {
        case at(Place)
        case refused(Phrase)
    }

    /// Looks for the journey and the home of a row, and whether they belong together.
    private func look(_ row: CustomerRow, _ code: String, owner: Int64?) throws -> Found {
        let project = try projects.number(code)
        var place = Place()
        place.journey = try row.text(contract).flatMap { try journeys.look(contract: $0) }
        place.home = try homes.look(row, project: project)
        guard let journey = place.journey else { return .at(place) }
        guard let spot = place.home else {
            return journey.project == project ? .at(place) : try move(row, journey, owner, place)
        }
        guard journey.home != 0, spot.number != journey.home else { return .at(place) }
        switch try homes.compare(row, with: journey.home, project: project) {
        case .same(let spot):
            place.home = spot
            return .at(place)
        case .unclear: return .refused(Self.unclearPlace(journey))
        case .other:
            let moved = try move(row, journey, owner, place)
            if case .at = moved { place.home = try homes.look(row, project: project) }
            return moved
        }
    }

    /// A contract leads to another home now: a correction by one of its owners, or a contradiction.
    private func move(
        _ row: CustomerRow,
        _ journey: JourneyWriter.Looked,
        _ owner: Int64?,
        _ place: Place
    ) throws -> Found {
        guard journey.line == 0, let owner, row.text(role) != "co", try journeys.isOwner(owner, of: journey.number)
        else {
            return .refused(Self.twoHomes(journey))
        }
        session.remark(row.line, nil, Self.moved(journey))
        return .at(place)
    }

    private func write(
        _ row: CustomerRow,
        _ known: Int64?,
        _ code: String,
        _ place: Place
    ) throws -> [RecordWriter.Written] {
        let person = try writePerson(row, known)
        let project = try projects.write(row, code: code)
        let home = try place.home.map { spot in
            // What an earlier row of the file told of the journey's home stands.
            let isMain = row.text(role) != "co"
            let line = place.journey.map { isMain && !$0.isMainTold ? 0 : $0.line } ?? 0
            return try homes.write(row, spot, project: project.number, line: line, person: person.number)
        }
        let entry = JourneyWriter.Entry(row: row, person: person, project: project.number, home: home)
        let journey = try journeys.write(entry, place.journey?.number)
        return [person, project, RecordWriter.Written(number: 0, effect: journey)] + [home].compactMap(\.self)
    }

    private func writePerson(_ row: CustomerRow, _ known: Int64?) throws -> RecordWriter.Written {
        let person = try persons.write(row, known)
        if person.effect == .updated { try journeys.updateContacts(of: person.number) }
        return person
    }

    private func finish(_ row: CustomerRow, _ written: [RecordWriter.Written]) throws -> RowEffect {
        let effect = RowEffect(written.map(\.effect))
        guard effect == .unchanged, session.held.holdsOfRow else { return effect }
        try session.held.markRow()
        return .held
    }

    private func namesJourney(_ row: CustomerRow) -> Bool {
        row.text(contract) != nil || row.text(room) != nil || milestones.contains { row.values[$0] != nil }
    }

    private static let noProject = Phrase("no project is named", zh: "没有项目编号或项目名称")
    private static let nobody = Phrase(
        "neither a customer number nor a name with a phone number",
        zh: "既没有客户编号，也没有姓名加手机"
    )

    private static func place(_ journey: JourneyWriter.Looked) -> Phrase {
        journey.line > 0
            ? Phrase("line \(journey.line)", zh: "第 \(journey.line) 行")
            : Phrase("journey \(journey.number) on record", zh: "档案中的旅程 \(journey.number)")
    }

    private static func twoHomes(_ journey: JourneyWriter.Looked) -> Phrase {
        let place = place(journey)
        return Phrase(
            "\(place.english) has this contract with another home: one contract cannot be for two; correct one of them",
            zh: "\(place.chinese)的合同编号相同，房屋却不同：一份合同不能对应两套房，请改正其中一个"
        )
    }

    private static func unclearPlace(_ journey: JourneyWriter.Looked) -> Phrase {
        let place = place(journey)
        return Phrase(
            "the address is not that of \(place.english), which has this contract, and parts of it are missing: give phase, "
                + "building, unit and room in full, so that the contract is not moved by mistake",
            zh: "地址与\(place.chinese)（合同编号相同）的不符，而且不完整：请写全分期、楼栋、单元、房号，以免误改合同的房屋"
        )
    }

    private static func moved(_ journey: JourneyWriter.Looked) -> Phrase {
        Phrase(
            "the contract of journey \(journey.number) was for another home or project until now: check that this is right",
            zh: "旅程 \(journey.number) 的合同此前对应另一套房或另一个项目，现已改为本行所写：请核对"
        )
    }
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
