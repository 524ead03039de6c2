/// Rounds of one measurement: as many as asked for, and fewer where one takes long.
struct Rounds: Sequence, IteratorProtocol {
    private let count: Int
    private var taken = 0
    private let start = ContinuousClock.now

    /// After this much time no further round begins, so that a whole run takes minutes.
    private static let patience = 60.0  // seconds

    init(_ count: Int) { self.count = count }

    /// The number of the next round, from 0 on.
    mutating func next() -> Int? {
        guard taken == 0 || (taken < count && start.secondsSince < Self.patience) else { return nil }
        taken += 1
        return taken - 1
    }
}
