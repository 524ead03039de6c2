import ChineseCalendar
import Engine
package import Lifecycle
import SQLiteStore

/// Makes up the subjects of rule tests in stores that live in memory: the same SQL decides as in a sweep.
package final class MemoryStage: TestStage {
    private let vocabulary: Vocabulary
    /// What every subject is put into a copy of.
    private static let empty = Result { try SQLiteStore(path: ":memory:") }

    /// Creates a stage.
    package init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    package func reader(
        holding given: [(field: Field, value: FieldValue)],
        for subject: SubjectKind
    ) throws -> any PlanReader {
        let store = try SQLiteStore(copying: Self.empty.get())
        var facts: [(field: Field, value: FieldValue)] = standing.filter { fact in
            !given.contains { $0.field == fact.field }
        }
        facts += given
        // A row that tells of nobody tells of a project, whose milestones are then its own.
        if subject == .project { facts.removeAll { $0.field.record != .project && $0.field.record != .milestone } }
        // An empty text is an empty cell, as in a customer file: phone = "" is somebody without a number.
        let row = CustomerRow(line: 1, values: facts.map { $0.value == .text("") ? nil : $0.value })
        let change = try store.beginChange(source: "test", on: Day(number: 0), at: 0)
        _ = try store.take([row], columns: CustomerColumns(facts.map(\.field)), change: change)
        return try store.planReader(knownOn: nil)
    }

    /// What every made-up subject has unless a test says otherwise.
    private var standing: [(field: Field, value: FieldValue)] {
        let values: [(Field.Record, String, FieldValue)] = [
            (.person, "number", .text("T1")), (.person, "name", .text("王芳")), (.person, "phone", .text("13800000000")),
            (.person, "email", .text("t1@example.com")), (.person, "consent", .boolean(true)),
            (.project, "code", .text("T")), (.journey, "contract", .text("T1")), (.home, "room", .text("1")),
        ]
        return values.compactMap { record, name, value in
            vocabulary.fields.first { $0.record == record && $0.name == name }.map { ($0, value) }
        }
    }
}
