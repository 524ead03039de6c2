/// What one occurrence is about.
package enum SubjectKind: String, Sendable, CaseIterable {
    case person
    case journey
    case project
}

/// A subject: its kind and the number of its record, in one integer that keys ledger rows.
package struct SubjectID: Hashable, Comparable, Sendable {
    /// The record's number times four, plus the kind.
    package let raw: Int64

    /// Creates the id of a record.
    /// - Parameters:
    ///   - kind: What kind of subject it is.
    ///   - record: The record's number in the store, 1 or more.
    package init(_ kind: SubjectKind, _ record: Int64) { raw = record << 2 | Self.code(kind) }

    /// Creates the id from its integer, as the store keeps it.
    package init(raw: Int64) { self.raw = raw }

    /// The record's number in the store.
    package var record: Int64 { raw >> 2 }

    /// What kind of subject it is.
    package var kind: SubjectKind {
        switch raw & 3 {
        case 0: .person
        case 1: .journey
        default: .project
        }
    }

    package static func < (left: SubjectID, right: SubjectID) -> Bool { left.raw < right.raw }

    /// The two low bits of an id of `kind`.
    package static func code(_ kind: SubjectKind) -> Int64 {
        switch kind {
        case .person: 0
        case .journey: 1
        case .project: 2
        }
    }
}

extension SubjectID: CustomStringConvertible {
    /// Kind and number, such as `journey 17`.
    package var description: String { "\(kind.rawValue) \(record)" }
}
