package import ChineseCalendar

/// How much rules did.
package protocol VolumeStore: Sendable {
    /// What fired, by rule and by the day of the sweep, without what was taken back.
    /// - Parameter days: The days of the sweeps.
    /// - Returns: Counts above zero.
    /// - Throws: The store's error, such as a lock.
    func fired(_ days: ClosedRange<Day>) throws -> [String: [Day: Int]]
}
