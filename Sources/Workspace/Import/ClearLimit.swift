/// How many people an import may clear something of, or move back, without being asked.
package struct ClearLimit: Hashable, Sendable {
    /// So many people.
    package var people = 100
    /// So much of the base, in percent.
    package var percent = 1

    /// The standard limit: 100 people, or 1 % of the base, whichever is more.
    package init() {}

    /// How many people of a base may be concerned.
    package func most(of base: Int) -> Int { max(people, base / 100 * percent) }
}
