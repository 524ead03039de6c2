/// How a rule chooses some of the households of a project instead of all.
///
/// Of the households that are or were due and that the rule would let through, at least `percent` of a hundred are
/// chosen, rounded up, and never more than `most` of one project. Who goes first is settled by `prefer` and then by a
/// number drawn from `seed`, so that the same households are chosen however often it is done.
package struct Sample: Hashable, Sendable {
    /// The share of a project's households, 1 through 100.
    package let percent: Int
    /// The most households of one project, 1 or more.
    package let most: Int
    /// Households for which all of these hold are chosen before the others; none prefers nobody.
    package let prefer: [Condition]
    /// What the draw depends on besides rule and household.
    package let seed: Int

    /// Creates a sample.
    package init(percent: Int, most: Int, prefer: [Condition] = [], seed: Int = 0) {
        self.percent = percent
        self.most = most
        self.prefer = prefer
        self.seed = seed
    }

    /// How many of so many households are chosen, at most ``most``.
    package func size(of households: Int) -> Int { min(most, (households * percent + 99) / 100) }
}

/// What a sampled rule did in one project so far.
package struct SampleCount: Hashable, Sendable {
    /// Households chosen.
    package var chosen = 0
    /// Households that could have been chosen and were not before their windows closed.
    package var passed = 0
    /// Households chosen on the day of the sweep.
    package var today = 0

    /// Creates counts of zero.
    package init() {}
}
