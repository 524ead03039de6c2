/// A day of the year that people keep, in about the order of the civil year.
package enum Festival: String, Hashable, Sendable, CaseIterable {
    case newYear = "new-year"
    case laba
    /// 小年 as the north of the country keeps it.
    case kitchenGod = "kitchen-god"
    /// 小年 as the south keeps it, a day later.
    case kitchenGodSouth = "kitchen-god-south"
    case newYearsEve = "new-years-eve"
    case springFestival = "spring-festival"
    case lantern
    case valentines
    case womensDay = "womens-day"
    case qingming
    case shangsi
    case labourDay = "labour-day"
    case youthDay = "youth-day"
    case mothersDay = "mothers-day"
    case nursesDay = "nurses-day"
    case dragonBoat = "dragon-boat"
    case childrensDay = "childrens-day"
    case fathersDay = "fathers-day"
    case armyDay = "army-day"
    case qixi
    case zhongyuan
    case teachersDay = "teachers-day"
    case midAutumn = "mid-autumn"
    case nationalDay = "national-day"
    case doubleNinth = "double-ninth"
    case hanyi
    case journalistsDay = "journalists-day"
    case winterSolstice = "winter-solstice"
}

extension Festival {
    /// What a festival's day is reckoned by.
    enum Reckoning {
        /// The civil calendar.
        case solar(month: Int, day: Int)
        /// The lunar calendar, in the ordinary month.
        case lunar(month: Int, day: Int)
        /// The last day of the lunar year.
        case lastOfLunarYear
        /// A Sunday of a civil month, counted from 1.
        case sunday(Int, month: Int)
        /// A solar term.
        case term(SolarTerm)
    }

    var reckoning: Reckoning {
        switch self {
        case .newYear: .solar(month: 1, day: 1)
        case .laba: .lunar(month: 12, day: 8)
        case .kitchenGod: .lunar(month: 12, day: 23)
        case .kitchenGodSouth: .lunar(month: 12, day: 24)
        case .newYearsEve: .lastOfLunarYear
        case .springFestival: .lunar(month: 1, day: 1)
        case .lantern: .lunar(month: 1, day: 15)
        case .valentines: .solar(month: 2, day: 14)
        case .womensDay: .solar(month: 3, day: 8)
        case .qingming: .term(.pureBrightness)
        case .shangsi: .lunar(month: 3, day: 3)
        case .labourDay: .solar(month: 5, day: 1)
        case .youthDay: .solar(month: 5, day: 4)
        case .mothersDay: .sunday(2, month: 5)
        case .nursesDay: .solar(month: 5, day: 12)
        case .dragonBoat: .lunar(month: 5, day: 5)
        case .childrensDay: .solar(month: 6, day: 1)
        case .fathersDay: .sunday(3, month: 6)
        case .armyDay: .solar(month: 8, day: 1)
        case .qixi: .lunar(month: 7, day: 7)
        case .zhongyuan: .lunar(month: 7, day: 15)
        case .teachersDay: .solar(month: 9, day: 10)
        case .midAutumn: .lunar(month: 8, day: 15)
        case .nationalDay: .solar(month: 10, day: 1)
        case .doubleNinth: .lunar(month: 9, day: 9)
        case .hanyi: .lunar(month: 10, day: 1)
        case .journalistsDay: .solar(month: 11, day: 8)
        case .winterSolstice: .term(.winterSolstice)
        }
    }

    /// Whether the festival goes by the lunar calendar.
    package var isLunar: Bool {
        switch reckoning {
        case .lunar, .lastOfLunarYear: true
        case .solar, .sunday, .term: false
        }
    }

    /// The days of a civil year on which the festival falls, the earlier first.
    ///
    /// Mostly one; 腊八, 小年 and 除夕 may fall twice in a civil year or not at all. A festival is never kept in a leap
    /// month.
    ///
    /// - Parameter year: The civil year, 1 through 9999.
    /// - Returns: Nothing where the lunar calendar or the solar terms do not reach.
    package func days(inYear year: Int) -> [Day] {
        switch reckoning {
        case .solar(let month, let day): return [Day(year: year, month: month, day: day)].compactMap(\.self)
        case .term(let term): return [term.day(inYear: year)].compactMap(\.self)
        case .sunday(let number, let month):
            guard let first = Day(year: year, month: month, day: 1) else { return [] }
            return [first.advanced(by: 7 - first.weekday + 7 * (number - 1))]
        case .lunar, .lastOfLunarYear:
            return [year - 1, year].compactMap(day(inLunarYear:)).filter { $0.parts.year == year }
        }
    }

    private func day(inLunarYear year: Int) -> Day? {
        let wanted: LunarMonthDay
        switch reckoning {
        case .lunar(let month, let day): wanted = LunarMonthDay(checkedMonth: month, day: day)
        case .lastOfLunarYear: wanted = LunarMonthDay(checkedMonth: 12, day: 30)  // the 29th where the month is short
        case .solar, .sunday, .term: return nil
        }
        return LunarDate(wanted, inYear: year)?.civil
    }
}
