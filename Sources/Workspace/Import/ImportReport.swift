package import Lifecycle

/// What an import did with every row.
package struct ImportReport: Sendable {
    /// The file.
    package let path: String
    /// Rows that are not blank or totals.
    package private(set) var rows = 0
    /// Rows that brought a new person, home or journey.
    package private(set) var created = 0
    /// Rows that changed something.
    package private(set) var updated = 0
    /// Rows that said what was known.
    package private(set) var unchanged = 0
    /// Rows that were not taken.
    package private(set) var rejected = 0
    /// Blank rows and totals.
    package var skipped = 0
    /// The first rejections.
    package private(set) var rejections: [RowRejection] = []
    /// The first remarks.
    package private(set) var remarks: [RowRemark] = []
    /// Remarks in all.
    package private(set) var remarked = 0
    /// Unknown headers, whose columns are left out.
    package var unknownHeaders: [String] = []
    /// The file with the rejected rows; `nil` when there are none.
    package var rejectsPath: String?
    /// The file with the remarks; `nil` when there are none.
    package var remarksPath: String?
    /// A file beside the imported one that could not be written; `nil` when all could.
    package var unwritable: String?
    /// What was set, changed and put off, by field.
    package var intake = IntakeReport()
    /// Whether what was put off has been applied.
    package private(set) var isHeldApplied = true
    private var held = 0

    /// Rows that brought something new or changed something.
    var changed: Int { created + updated }

    /// Rejections and remarks kept for the report; all of them are in the files.
    private static let shown = 20

    init(path: String) { self.path = path }

    mutating func reject(_ rejection: RowRejection) {
        rows += 1
        rejected += 1
        if rejections.count < Self.shown { rejections.append(rejection) }
    }

    mutating func note(_ remark: RowRemark) {
        remarked += 1
        if remarks.count < Self.shown { remarks.append(remark) }
    }

    mutating func count(_ effect: RowEffect) {
        switch effect {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .held: held += 1
        case .rejected(let rejection):
            reject(rejection)
            return
        }
        rows += 1
    }

    /// Counts the rows that were put off as a whole, once it is known what becomes of them.
    mutating func settleHeld(isApplied: Bool) {
        isHeldApplied = isApplied
        // Some of them were withdrawn by later rows of the file.
        let changed = min(held, isApplied ? intake.held.rows : intake.held.freeRows)
        updated += changed
        unchanged += held - changed
        held = 0
        for field in intake.held.freeFields + (isApplied ? intake.held.fields : []) {
            guard let place = intake.fields.firstIndex(where: { $0.field == field.field }) else {
                intake.fields.append(field)
                continue
            }
            intake.fields[place].cleared += field.cleared
            intake.fields[place].changed += field.changed
        }
    }
}
