extension LunarDate {
    /// The new moon of a civil year that falls so close to midnight that its month may yet begin a day later.
    ///
    /// - Parameter year: The civil year.
    /// - Returns: The day that the table takes; nothing in all years but 2057, 2089 and 2097.
    package static func undecidedNewMoon(ofYear year: Int) -> Day? {
        switch year {
        case 2057: Day(year: 2057, month: 9, day: 28)
        case 2089: Day(year: 2089, month: 9, day: 4)
        case 2097: Day(year: 2097, month: 8, day: 7)
        default: nil
        }
    }
}
