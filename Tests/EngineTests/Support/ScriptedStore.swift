import ChineseCalendar
import Lifecycle
import Synchronization

/// A store whose candidates are given, and which remembers what is decided.
final class ScriptedStore: SweepStore {
    /// Where it fails.
    struct Faults: Sendable {
        /// Rules whose candidates cannot be read.
        var unreadable: Set<String> = []
        /// Whether no reader can be opened.
        var hasNoReaders = false
        /// The commit that fails, counted from 1.
        var failingCommit: Int?
    }

    /// Something went wrong where the script says so.
    struct Failure: Error, Equatable {
        let place: String
    }

    private let open: [String: [Candidate]]
    private let closed: [String: [Candidate]]
    private let state: SweepState
    private let faults: Faults
    private let written = Mutex<[DecisionBatch]>([])
    private let completion = Mutex<[String]>([])
    private let commits = Mutex(0)

    init(
        open: [String: [Candidate]] = [:],
        closed: [String: [Candidate]] = [:],
        state: SweepState = SweepState(),
        faults: Faults = Faults()
    ) {
        self.open = open
        self.closed = closed
        self.state = state
        self.faults = faults
    }

    /// The decisions committed so far, in order.
    var decisions: [Decision] { written.withLock { $0.flatMap(\.decisions) } }
    /// The rules the sweep was complete for.
    var completed: [String] { completion.withLock { $0 } }

    func sweepState(on day: Day) throws -> SweepState { state }

    func beginSweep(on day: Day, at moment: Int64, revision: Revision, rules: [Rule]) throws -> SweepID {
        SweepID(number: 1)
    }

    func correct(rules: [Rule], on day: Day, customs: BirthdayCustoms, sweep: SweepID?) throws -> CorrectionReport {
        CorrectionReport()
    }

    func commit(_ batches: [DecisionBatch]) throws {
        let number = commits.withLock { count in
            count += 1
            return count
        }
        if number == faults.failingCommit { throw Failure(place: "commit") }
        written.withLock { $0 += batches }
    }

    func endSweep(_ sweep: SweepID, on day: Day, completed: [Rule], last batches: [DecisionBatch]) throws {
        if !batches.isEmpty { try commit(batches) }
        completion.withLock { $0 = completed.map(\.name) }
    }

    func planReader(knownOn day: Day?) throws -> any PlanReader {
        if faults.hasNoReaders { throw Failure(place: "reader") }
        return Reader(store: self)
    }

    private final class Reader: PlanReader {
        private let store: ScriptedStore

        init(store: ScriptedStore) { self.store = store }

        let workdays = Workdays()

        func records(of kind: SubjectKind) throws -> ClosedRange<Int64>? { 1...1 }

        func facts(_ rule: Rule, of subject: SubjectID, on day: Day) throws -> RuleFacts? { nil }

        func candidates(
            _ request: PlanRequest,
            batchesOf size: Int,
            _ body: (SubjectBatch) throws -> Void
        ) throws {
            let name = request.rule.name
            if store.faults.unreadable.contains(name) { throw Failure(place: name) }
            let all = (request.windows == .open ? store.open : store.closed)[name] ?? []
            for start in stride(from: 0, to: all.count, by: size) {
                var batch = SubjectBatch(stride: 0)
                for candidate in all[start..<min(start + size, all.count)] {
                    batch.append(candidate, hasRow: candidate.failing == 0)
                }
                try body(batch)
            }
        }

        func everyone(
            _ request: EveryoneRequest,
            batchesOf size: Int,
            _ body: (EveryoneBatch) throws -> Void
        ) throws {
            let occurrences = request.rules.indices.map {
                EveryoneBatch.Occurrence(rule: $0, occasion: Occasion.once, due: request.day, columns: [])
            }
            var batch = EveryoneBatch(stride: 0, occurrences: occurrences)
            let open = request.rules.map { store.open[$0.name] ?? [] }
            for subject in Set(open.joined().map(\.subject)).sorted() {
                guard let first = open.joined().first(where: { $0.subject == subject }) else { continue }
                batch.subjects.append(first, hasRow: true)
                for (index, candidates) in open.enumerated() {
                    let isOpen = candidates.contains { $0.subject == subject }
                    batch.occurrences[index].open.append(
                        isOpen ? EveryoneBatch.Occurrence.isOpen : EveryoneBatch.Occurrence.isNot
                    )
                }
            }
            try body(batch)
        }
    }
}
