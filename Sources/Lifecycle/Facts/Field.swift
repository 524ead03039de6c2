/// One fact that records of a kind have, such as a home's layout.
package struct Field: Hashable, Sendable {
    /// The kind of record a field belongs to.
    package enum Record: String, Hashable, Sendable, CaseIterable {
        case person
        case project
        case home
        case journey
        /// The person's role in the journey of the same row; an owner's, not a record's.
        case ownership
        /// A dated fact of the journey, one per milestone.
        case milestone
        /// What follows from a person's journeys, such as how many homes they have; rules read it, files never tell it.
        case holding
    }

    /// The record that has it.
    package let record: Record
    /// Its name within the record, such as `layout`, in lower-case ASCII with underscores.
    package let name: String
    /// What it holds.
    package let type: FieldType
    /// What customer-relations staff call it.
    package let title: String
    /// Of a person with several journeys, whether the latest day of a milestone counts, and not the first.
    package let isLatest: Bool

    /// Creates a field.
    package init(_ record: Record, _ name: String, _ type: FieldType, _ title: String, isLatest: Bool = false) {
        self.record = record
        self.name = name
        self.type = type
        self.title = title
        self.isLatest = isLatest
    }

    /// Whether it is a day in the life of one home and its owners, and never one of a whole project.
    package var isOfOneHome: Bool { record == .milestone && Self.ofOneHome.contains(name) }

    private static let ofOneHome: Set = [
        "visit", "subscription", "signing", "loan", "booked_handover", "handover", "fitout", "move_in", "last_contact",
    ]
}
