package import Lifecycle

/// Keeps what another stage made up: the tests of a rule ask for the same subjects again and again.
package final class KeptStage: TestStage {
    private let stage: any TestStage
    private var readers: [Key: any PlanReader] = [:]

    private struct Key: Hashable {
        let fields: [Field]
        let values: [FieldValue]
        let subject: SubjectKind
    }

    /// Keeps the subjects of a stage that does not forget the one before.
    package init(_ stage: any TestStage) { self.stage = stage }

    package func reader(
        holding given: [(field: Field, value: FieldValue)],
        for subject: SubjectKind
    ) throws -> any PlanReader {
        let key = Key(fields: given.map(\.field), values: given.map(\.value), subject: subject)
        if let reader = readers[key] { return reader }
        let reader = try stage.reader(holding: given, for: subject)
        readers[key] = reader
        return reader
    }
}
