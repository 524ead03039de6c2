/// What may be wrong with a row of a customer file.
package enum Damage: String, Hashable, Sendable, CaseIterable {
    case impossibleDay
    case zeroDay
    case unreadableDay
    case damagedPhone
    case wrongPhone
    case wrongEmail
    case unknownChoice
    case wrongNumber
    case wrongAnswer
    case surplusCell
    case noIdentity
    /// A lunar birthday on a 31st: the row is good, the birthday is not.
    case lunarThirtyFirst
    /// An empty line before the row.
    case blankLine
    /// A line of totals before the row.
    case totalRow

    /// What a reader should make of it.
    package enum Outcome: Sendable {
        case rejected
        case warned
        case skipped
    }

    /// What a reader should make of it.
    package var outcome: Outcome {
        switch self {
        case .lunarThirtyFirst: .warned
        case .blankLine, .totalRow: .skipped
        default: .rejected
        }
    }

    /// The cells it changes, by column, in the columns of the ledger.
    var cells: [(column: LedgerColumn, text: String)] {
        switch self {
        case .impossibleDay: [(.signing, "2026-02-30")]
        case .zeroDay: [(.visit, "0000-00-00")]
        case .unreadableDay: [(.moveIn, "明年春天")]
        case .damagedPhone: [(.phone, "1.38E+10")]
        case .wrongPhone: [(.phone, "1380013")]
        case .wrongEmail: [(.email, "fangdu.example.com")]
        case .unknownChoice: [(.status, "洽谈中")]
        case .wrongNumber: [(.area, "约一百")]
        case .wrongAnswer: [(.consent, "或许")]
        case .noIdentity: [(.number, ""), (.phone, "")]
        case .lunarThirtyFirst: [(.birthday, "1985-03-31"), (.birthdayKind, "农历")]
        case .surplusCell, .blankLine, .totalRow: []
        }
    }
}

/// The columns of the ledger, in order.
enum LedgerColumn: Int, CaseIterable {
    case number
    case name
    case gender
    case salutation
    case phone
    case email
    case birthday
    case birthdayKind
    case consent
    case address
    case projectCode
    case projectName
    case city
    case phase
    case building
    case unit
    case room
    case layout
    case area
    case finish
    case contract
    case role
    case payment
    case visit
    case subscription
    case signing
    case loan
    case plannedHandover
    case handover
    case moveIn
    case status
    case specialist
}
