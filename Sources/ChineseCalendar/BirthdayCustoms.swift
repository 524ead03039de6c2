/// When birthdays are celebrated that do not occur in every year.
///
/// Whoever was born on the 30th of a lunar month celebrates on the 29th when the month is short: that is custom
/// everywhere and no option.
package struct BirthdayCustoms: Hashable, Sendable {
    /// Where somebody born in a leap month celebrates.
    package enum LeapMonth: String, Hashable, Sendable, CaseIterable {
        /// In the ordinary month of that number, every year.
        case ordinary
        /// In the leap month when the year has it, otherwise in the ordinary month.
        case leap
    }

    /// When somebody born on 29 February celebrates in a common year.
    package enum LeapDay: String, Hashable, Sendable, CaseIterable {
        /// On 28 February.
        case february28 = "february-28"
        /// On 1 March.
        case march1 = "march-1"
    }

    /// Where somebody born in a leap month celebrates; a leap month may not return for a century.
    package var leapMonth: LeapMonth
    /// When somebody born on 29 February celebrates in a common year.
    package var leapDay: LeapDay

    /// Creates customs; those of most people, when nothing is said.
    package init(leapMonth: LeapMonth = .ordinary, leapDay: LeapDay = .february28) {
        self.leapMonth = leapMonth
        self.leapDay = leapDay
    }

    /// The keys of all birthdays that are celebrated on a day, as ``Birthday/key(of:kind:)`` makes them.
    /// - Returns: One through four keys, no key twice; only solar ones outside ``LunarDate/days``.
    package func keys(on day: Day) -> [Int64] { BirthdayKind.allCases.flatMap { keys(of: $0, on: day) } }

    /// Those of the ``keys(on:)`` that belong to one calendar.
    package func keys(of kind: BirthdayKind, on day: Day) -> [Int64] {
        switch kind {
        case .solar: solarKeys(on: day)
        case .lunar: LunarDate(day).map(lunarKeys) ?? []
        }
    }

    private func solarKeys(on day: Day) -> [Int64] {
        let key = Birthday.key(solar: day)
        let isLeapDay = !Day.isLeap(day.parts.year) && key == (leapDay == .february28 ? 228 : 301)
        return isLeapDay ? [key, 229] : [key]
    }

    private func lunarKeys(on date: LunarDate) -> [Int64] {
        let days = date.isLastOfMonth && date.day == 29 ? [29, 30] : [date.day]
        var keys: [Int64] = []
        for isLeap in [false, true] where celebrates(leapBorn: isLeap, on: date) {
            for day in days {
                keys.append(
                    Birthday.key(lunar: LunarMonthDay(checkedMonth: date.month, isLeap: isLeap, day: day))
                )
            }
        }
        return keys
    }

    /// Whether birthdays in an ordinary or a leap month are celebrated in the month of a date.
    private func celebrates(leapBorn: Bool, on date: LunarDate) -> Bool {
        guard leapBorn, leapMonth == .leap else { return !date.isLeap }
        return date.isLeap || LunarDate.leapMonth(ofYear: date.year) != date.month
    }
}

extension BirthdayCustoms {
    /// What tells a birthday that is celebrated on a day from the next one: the solar year, or the lunar year of a lunar
    /// birthday, so that one that falls twice in a solar year is two occasions.
    ///
    /// - Parameters:
    ///   - kind: How the person counts.
    ///   - day: The day of the celebration.
    /// - Returns: The year; outside ``LunarDate/days`` always the solar one.
    package func occasion(of kind: BirthdayKind, on day: Day) -> Int64 {
        if kind == .lunar, let date = LunarDate(day) { return Int64(date.year) }
        return Int64(day.parts.year)
    }

    /// The days of a solar year on which a birthday is celebrated, never before birth but on the day itself.
    ///
    /// - Parameters:
    ///   - born: The civil day of birth.
    ///   - kind: How the person counts.
    ///   - year: The solar year, 1 through 9999.
    /// - Returns: One day of a solar birthday; none, one or two of a lunar one, the earlier first.
    package func days(of born: Day, kind: BirthdayKind, in year: Int) -> [Day] {
        guard kind == .lunar else { return [solarDay(of: born, in: year)].compactMap(\.self).filter { $0 >= born } }
        guard let date = LunarDate(born) else { return [] }
        return [year - 1, year].compactMap { lunarDay(of: date, in: $0) }.filter { $0 >= born && $0.parts.year == year }
    }

    /// The first day on or after a day on which a birthday is celebrated, never before birth.
    ///
    /// - Parameters:
    ///   - born: The civil day of birth.
    ///   - kind: How the person counts.
    ///   - day: The first day that counts.
    /// - Returns: The day; nothing where the calendar ends first, for a lunar birthday at ``LunarDate/days``.
    /// - Complexity: O(1), without allocation.
    package func next(of born: Day, kind: BirthdayKind, onOrAfter day: Day) -> Day? {
        let first = max(born, day)
        switch kind {
        case .solar:
            let year = first.parts.year
            if let same = solarDay(of: born, in: year), same >= first { return same }
            return solarDay(of: born, in: year + 1)
        case .lunar:
            guard let date = LunarDate(born), let year = LunarDate(first)?.year else { return nil }
            if let same = lunarDay(of: date, in: year), same >= first { return same }
            return lunarDay(of: date, in: year + 1)
        }
    }

    private func solarDay(of born: Day, in year: Int) -> Day? {
        let (_, month, day) = born.parts
        guard month == 2, day == 29, !Day.isLeap(year) else { return Day(year: year, month: month, day: day) }
        return leapDay == .february28
            ? Day(year: year, month: 2, day: 28) : Day(year: year, month: 3, day: 1)
    }

    /// The day of a lunar year, not of a solar one.
    private func lunarDay(of born: LunarDate, in year: Int) -> Day? {
        let isLeap = born.isLeap && leapMonth == .leap
        return LunarDate(LunarMonthDay(checkedMonth: born.month, isLeap: isLeap, day: born.day), inYear: year)?.civil
    }
}
