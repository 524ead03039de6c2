/// How a person counts birthdays.
package enum BirthdayKind: String, Hashable, Sendable, CaseIterable {
    /// By the civil calendar.
    case solar
    /// By the Chinese lunar calendar.
    case lunar
}

/// The keys by which an index finds whose birthday it is.
package enum Birthday {
    /// The key of a birthday: 100 for each month and 1 for each day of it, so 101 through 1231 for a solar birthday.
    ///
    /// A lunar birthday has 2000 more, 2101 through 3230, one in a leap month 4000 more, 4101 through 5230.
    ///
    /// - Parameters:
    ///   - born: The civil day of birth, also of who counts by the lunar calendar.
    ///   - kind: How the person counts.
    /// - Returns: The key; nothing for a lunar birthday outside ``LunarDate/days``.
    package static func key(of born: Day, kind: BirthdayKind) -> Int64? {
        switch kind {
        case .solar: return key(solar: born)
        case .lunar: return LunarDate(born).map { key(lunar: LunarMonthDay($0)) }
        }
    }

    static func key(solar day: Day) -> Int64 {
        let (_, month, dayOfMonth) = day.parts
        return Int64(month * 100 + dayOfMonth)
    }

    static func key(lunar date: LunarMonthDay) -> Int64 {
        Int64((date.isLeap ? 4000 : 2000) + date.month * 100 + date.day)
    }
}
