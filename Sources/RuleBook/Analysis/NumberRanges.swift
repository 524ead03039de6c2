/// Whole numbers as stretches, in ascending order and apart from each other.
struct NumberRanges: Hashable {
    /// Each from its first number to past its last.
    let stretches: [Range<Int>]

    /// Numbers on both sides of these are as good as none.
    static let limits = -(1 << 60)..<(1 << 60)
    static let all = NumberRanges(stretches: [limits])
    static let none = NumberRanges(stretches: [])

    /// The numbers from `low` through `high`, both rounded inwards; none if there are none.
    init(_ low: Double, through high: Double) {
        let first = Self.whole(low, .up)
        let end = min(Self.whole(high, .down) + 1, Self.limits.upperBound)
        stretches = first < end ? [first..<end] : []
    }

    private init(stretches: [Range<Int>]) { self.stretches = stretches }

    private static func whole(_ number: Double, _ rounding: FloatingPointRoundingRule) -> Int {
        Int(min(max(number, Double(limits.lowerBound)), Double(limits.upperBound - 1)).rounded(rounding))
    }

    func contains(_ number: Int) -> Bool { stretches.contains { $0.contains(number) } }

    func intersection(_ other: NumberRanges) -> NumberRanges {
        let common = stretches.flatMap { mine in other.stretches.map { mine.clamped(to: $0) } }
        return NumberRanges(stretches: common.filter { !$0.isEmpty })
    }

    /// All other numbers.
    var complement: NumberRanges {
        var start = Self.limits.lowerBound
        var gaps: [Range<Int>] = []
        for stretch in stretches {
            gaps.append(start..<stretch.lowerBound)
            start = stretch.upperBound
        }
        gaps.append(start..<Self.limits.upperBound)
        return NumberRanges(stretches: gaps.filter { !$0.isEmpty })
    }

    func union(_ other: NumberRanges) -> NumberRanges { complement.intersection(other.complement).complement }
}
