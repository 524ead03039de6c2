import Lifecycle

/// Chooses among the households that a rule with a sample has due on one day.
///
/// All of them have to be known first, so they are collected until the last candidate of the rule has come.
struct SampleDraw {
    private let rule: Rule
    private let sample: Sample
    private var pool: [(candidate: Candidate, actions: [Action])] = []
    /// Households whose windows closed since the last sweep without being chosen, by project.
    private var passed: [Int64: Int] = [:]

    init(_ rule: Rule, _ sample: Sample) {
        self.rule = rule
        self.sample = sample
    }

    /// What the draw says about a household.
    enum Lot {
        case chosen(Candidate, [Action])
        case left(Reason)
    }

    /// Adds a household that the rule and the arbitration let through.
    mutating func add(_ candidate: Candidate, _ actions: [Action]) { pool.append((candidate, actions)) }

    /// Counts a household that could have been chosen and was not.
    mutating func pass(_ candidate: Candidate) { passed[candidate.project, default: 0] += 1 }

    /// Draws, project by project.
    /// - Parameters:
    ///   - counts: What the rule did before, by project.
    ///   - room: Takes a place among the tasks that the project's team can be given today, if there is one left.
    /// - Returns: A lot for each household, the chosen ones of a project in the order of their draw.
    func lots(_ counts: [Int64: SampleCount], room: (_ project: Int64) -> Bool) -> [Lot] {
        let projects = Dictionary(grouping: pool.indices) { pool[$0].candidate.project }
        return projects.sorted { $0.key < $1.key }.flatMap { project, households in
            let count = counts[project] ?? SampleCount()
            let size = sample.size(
                of: count.chosen + count.passed + passed[project, default: 0] + households.count
            )
            let wanted = max(0, size - count.chosen)
            let ranked = households.map { (rank: rank(pool[$0].candidate), index: $0) }.sorted { $0.rank < $1.rank }
            return ranked.enumerated().map { place, entry -> Lot in
                guard place < wanted else { return .left(.sample) }
                guard room(project) else { return .left(.capacity) }
                return .chosen(pool[entry.index].candidate, pool[entry.index].actions)
            }
        }
    }

    /// Who is preferred comes first; among equals a number that depends on seed, rule and household alone.
    private func rank(_ candidate: Candidate) -> (Int, UInt64, Int64) {
        var state = UInt64(bitPattern: Int64(sample.seed))
        for byte in rule.name.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }  // FNV-1a's prime
        let household = UInt64(bitPattern: candidate.subject.raw)
        return (candidate.isPreferred ? 0 : 1, Self.mixed(state ^ Self.mixed(household)), candidate.subject.raw)
    }

    /// Source: the finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
