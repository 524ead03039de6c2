/// One lunar year of the table: when it begins, its leap month, and how long its months are.
struct LunarYear {
    /// The years of the table.
    static let years = 1900...2100

    /// Days from 1900-01-01 to 1970-01-01, where ``Day/number`` counts from.
    static let epoch = 25_567

    /// The number of the year.
    let year: Int

    /// Bit *i* (0 through 12) is set when the year's month *i* has 30 days and not 29, the leap month counted in its
    /// place; bits 13 through 16 hold the leap month, 0 for none; bits 17 through 22 the days from 1 January to the new
    /// year.
    private let packed: UInt32

    /// Reads the entry of a year, which must be one of ``years``.
    init(_ year: Int) {
        self.year = year
        packed = Self.table[year - 1900]
    }

    /// The month that is doubled, 1 through 12, or 0.
    var leapMonth: Int { Int(packed >> 13 & 0xF) }

    /// The new year's ``Day/number``.
    var start: Int {
        let index = year - 1900
        return index * 365 + (index - 1) / 4 + Int(packed >> 17) - Self.epoch  // 1900 is no leap year, 2100 neither
    }

    /// Days from the new year to the first day of month `index`, counted from 0 with the leap month in its place.
    func days(before index: Int) -> Int {
        29 * index + (packed & (1 << UInt32(truncatingIfNeeded: index) - 1)).nonzeroBitCount
    }

    /// How long month `index` is, 29 or 30.
    func length(ofMonthAt index: Int) -> Int { 29 + Int(packed >> UInt32(truncatingIfNeeded: index) & 1) }

    /// The place of a month in its year, from 0; a leap month that the year does not have stands behind its ordinary
    /// month all the same.
    func index(ofMonth month: Int, isLeap: Bool) -> Int {
        let leap = leapMonth
        return month - 1 + (isLeap || (leap != 0 && month > leap) ? 1 : 0)
    }
}
