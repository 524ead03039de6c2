import ChineseCalendar
import Lifecycle

/// A customer base in memory, as plain as can be: what a store is compared with.
struct Base {
    typealias Facts = [String: FieldValue]

    struct Journey {
        var project: String
        var facts: Facts = [:]
        var home: Facts = [:]
        var milestones: [String: Day] = [:]
        /// Customer numbers, the main owner first.
        var owners: [String]
    }

    var projects: [String: Facts] = [:]
    /// By customer number.
    var persons: [String: Facts] = [:]
    /// By contract.
    var journeys: [String: Journey] = [:]

    /// The rows that tell a journey, one per owner.
    func rows(of contract: String) -> [Cells] {
        guard let journey = journeys[contract] else { return [] }
        return journey.owners.map { owner in
            var cells: Cells = ["ownership.role": owner == journey.owners.first ? "main" : "co"]
            add(journey.facts, of: .journey, to: &cells)
            add(journey.home, of: .home, to: &cells)
            add(projects[journey.project] ?? [:], of: .project, to: &cells)
            add(journey.milestones.mapValues(FieldValue.day), of: .milestone, to: &cells)
            return cells.merging(row(ofPerson: owner)) { $1 }
        }
    }

    /// A row about a person alone.
    func row(ofPerson number: String) -> Cells {
        var cells: Cells = [:]
        add(persons[number] ?? [:], of: .person, to: &cells)
        // An empty cell would leave what is on record.
        for name in ["phone", "deceased", "blocked", "consent"] where persons[number]?[name] == nil {
            cells["person.\(name)"] = clearing
        }
        return cells
    }

    private func add(_ facts: Facts, of record: Field.Record, to cells: inout Cells) {
        for (name, value) in facts { cells["\(record.rawValue).\(name)"] = value.cell }
    }

    /// Whether somebody must not be contacted.
    func isExcluded(_ number: String) -> Bool {
        persons[number]?["deceased"] == .boolean(true) || persons[number]?["blocked"] == .boolean(true)
    }

    func contact(of number: String) -> Contact {
        let facts = persons[number] ?? [:]
        var contact: Contact = []
        if facts["deceased"] == .boolean(true) { contact.insert(.deceased) }
        if facts["blocked"] == .boolean(true) { contact.insert(.blocked) }
        if facts["consent"] == .boolean(true) { contact.insert(.consents) }
        if facts["phone"] != nil { contact.insert(.hasPhone) }
        if facts["email"] != nil { contact.insert(.hasEmail) }
        return contact
    }
}
