package import ChineseCalendar
package import Lifecycle
import Testing

/// A candidate with the cells that came along with it.
struct Sighting: Hashable {
    var candidate: Candidate
    let cells: [FieldValue?]
}

extension SubjectBatch {
    /// The candidates with their cells; each forgets its place among the rows, which depends on the batch.
    func sightings(_ columns: [Int]? = nil) throws -> [Sighting] {
        try candidates.map { candidate in
            var copy = candidate
            copy.row = min(candidate.row, 0)
            guard candidate.row >= 0 else { return Sighting(candidate: copy, cells: []) }
            return Sighting(
                candidate: copy,
                cells: try (columns ?? Array(0..<stride)).map { try cell(Int(candidate.row) * stride + $0) }
            )
        }
    }

    private func cell(_ index: Int) throws -> FieldValue? {
        let (head, bits) = (cells[index * 2], cells[index * 2 + 1])
        switch try #require(Kind(rawValue: head & 0xFFFF_FFFF)) {
        case .empty: return nil
        case .integer: return .integer(Int64(bitPattern: bits))
        case .number: return .number(Double(bitPattern: bits))
        case .text: return .text(String(decoding: arena[Int(bits)..<Int(bits) + Int(head >> 32)], as: UTF8.self))
        case .boolean: return .boolean(bits != 0)
        case .day: return .day(Day(number: Int32(truncatingIfNeeded: Int64(bitPattern: bits))))
        }
    }
}

extension PlanReader {
    /// All candidates of a request, in order.
    func sightings(_ request: PlanRequest, batchesOf size: Int = 100) throws -> [Sighting] {
        guard !request.rule.schedule.isForEveryone else {
            guard let all = try records(of: request.rule.subject) else { return [] }
            guard case .closed(let days) = request.windows else {
                return try sightings(EveryoneRequest(rules: [request.rule], day: request.day, records: all))
            }
            return try (0...days.lowerBound.distance(to: days.upperBound)).flatMap { later in
                let day = days.lowerBound.advanced(by: later)
                return try sightings(EveryoneRequest(rules: [request.rule], day: day, isOpen: false, records: all))
            }
        }
        var all: [Sighting] = []
        try candidates(request, batchesOf: size) { batch in
            #expect((1...size).contains(batch.candidates.count), "no batch is empty or larger than asked for")
            #expect(batch.candidates.map(\.row).filter { $0 >= 0 } == Array(0..<Int32(batch.rows)), "rows are in order")
            all += try batch.sightings()
        }
        return all
    }
}

extension PlanReader {
    /// All candidates of rules for everyone, in order.
    func sightings(_ request: EveryoneRequest, batchesOf size: Int = 100) throws -> [Sighting] {
        var all: [Sighting] = []
        try everyone(request, batchesOf: size) { batch in
            let subjects = batch.subjects
            #expect((1...size).contains(subjects.candidates.count), "no batch is empty or larger than asked for")
            for occurrence in batch.occurrences {
                #expect(occurrence.open.count == subjects.rows, "each occurrence says who is open")
                let sightings = try subjects.sightings(occurrence.columns)
                for (open, var sighting) in zip(occurrence.open, sightings)
                where open == EveryoneBatch.Occurrence.isOpen {
                    sighting.candidate = occurrence.candidate(sighting.candidate)
                    let needsCells = request.rules[occurrence.rule].needsEvaluation
                    sighting.candidate.row = needsCells ? 0 : -1
                    all.append(Sighting(candidate: sighting.candidate, cells: needsCells ? sighting.cells : []))
                }
            }
        }
        return all
    }
}

extension Store {
    /// What a sweep of `day` would look at.
    package func candidates(_ rule: Rule, on day: Day, knownOn known: Day? = nil) throws -> [Candidate] {
        try planReader(knownOn: known).sightings(PlanRequest(rule: rule, day: day, windows: .open)).map(\.candidate)
    }

    /// The fields of all subjects of a kind, in the order of their numbers; `-` for an empty one.
    func table(_ kind: SubjectKind, _ names: String..., knownOn known: Day? = nil) throws -> [[String]] {
        let fields = Vocabulary().names(for: kind)
        let reads = try names.map { (name: $0, field: try #require(fields[$0], "no field \($0)")) }
        let rule = Rule.sample("table", kind, .daily(.day), actions: .computed, reads: reads)
        let request = PlanRequest(rule: rule, day: Day("2026-01-01"), windows: .open)
        return try planReader(knownOn: known).sightings(request).map { $0.cells.map { $0?.cell ?? "-" } }
    }

    /// Record numbers by a field that tells the subjects apart.
    func numbers(_ kind: SubjectKind, by name: String) throws -> [String: Int64] {
        let field = try #require(Vocabulary().names(for: kind)[name])
        let rule = Rule.sample("numbers", kind, .daily(.day), actions: .computed, reads: [(name, field)])
        let request = PlanRequest(rule: rule, day: Day("2026-01-01"), windows: .open)
        let pairs = try planReader(knownOn: nil).sightings(request).map {
            ($0.cells[0]?.cell ?? "-", $0.candidate.subject.record)
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
