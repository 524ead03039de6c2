import ChineseCalendar

/// The number a person is found by on their birthday.
enum BirthdayKey {
    /// The key of a day of birth.
    /// - Parameters:
    ///   - born: The day of birth.
    ///   - kind: The recorded kind; who has none keeps the solar one.
    /// - Returns: The key; nothing when it is not known by which calendar the birthday is kept.
    static func of(born: Day, kind: String?) -> Int64? {
        guard let kind = BirthdayKind(rawValue: kind ?? BirthdayKind.solar.rawValue) else { return nil }
        return Birthday.key(of: born, kind: kind)
    }
}
