/// Why a day is solemn.
package enum Solemn: String, Hashable, Sendable, CaseIterable {
    /// 清明, when graves are swept.
    case qingming
    /// 中元, the 15th of lunar month 7.
    case zhongyuan
    /// 寒衣, the 1st of lunar month 10.
    case hanyi
    /// 18 September, in memory of 1931.
    case september18 = "september-18"
    /// 13 December, the national memorial day for the victims of Nanjing.
    case nationalMemorialDay = "national-memorial-day"
    /// Entered by hand, such as a day of national mourning.
    case entered

    /// The Chinese name: 清明, 国家公祭日.
    package var chinese: String {
        switch self {
        case .qingming: "清明"
        case .zhongyuan: "中元"
        case .hanyi: "寒衣"
        case .september18: "九一八"
        case .nationalMemorialDay: "国家公祭日"
        case .entered: "哀悼日"
        }
    }
}

/// The days on which no cheerful message goes out.
package struct SolemnDays: Hashable, Sendable {
    /// Days entered by hand.
    package let further: Set<Day>

    /// The solemn days of every year, and others.
    /// - Parameter further: Days entered by hand, in any order.
    package init(further: [Day] = []) { self.further = Set(further) }

    /// Why a day is solemn; nothing on other days.
    ///
    /// What returns every year goes before what was entered. 清明 is known from 1900 through 2100, 中元 and 寒衣 within ``LunarDate/days``.
    package func reason(on day: Day) -> Solemn? { Self.annual(on: day) ?? (further.contains(day) ? .entered : nil) }

    /// Whether a day is solemn.
    package func contains(_ day: Day) -> Bool { reason(on: day) != nil }

    private static func annual(on day: Day) -> Solemn? {
        let (year, month, dayOfMonth) = day.parts
        if month == 9, dayOfMonth == 18 { return .september18 }
        if month == 12, dayOfMonth == 13 { return .nationalMemorialDay }
        if SolarTerm.pureBrightness.day(inYear: year) == day { return .qingming }
        guard let date = LunarDate(day), !date.isLeap else { return nil }
        if date.month == 7, date.day == 15 { return .zhongyuan }
        if date.month == 10, date.day == 1 { return .hanyi }
        return nil
    }
}
