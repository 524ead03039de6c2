import ChineseCalendar
import Lifecycle

/// What `calendar YEAR` prints.
struct CalendarView: Encodable {
    /// The years that can be shown: those of the solar terms.
    static let years = SolarTerm.years

    let year: Int
    /// The years of the lunar calendar that it has days of, in order.
    let lunarYears: [LunarYearLine]
    let festivals: [DayLine]
    let terms: [DayLine]
    let solemn: [ArrangedLine]
    let off: [ArrangedLine]
    let work: [ArrangedLine]
    let warnings: [String]
    private let remarks: [Phrase]

    enum CodingKeys: String, CodingKey {
        case year, festivals, terms, solemn, off, work, warnings
        case lunarYears = "lunar_years"
    }

    /// A lunar year by its names.
    struct LunarYearLine: Encodable, Equatable {
        let sexagenary: String
        let zodiac: String
        /// Its first day; empty for the one that began before the tables.
        let from: String
    }

    /// A festival or solar term.
    struct DayLine: Encodable {
        let name: String
        let chinese: String
        let date: String
        /// The lunar date; empty where the tables do not reach.
        let lunar: String
        let isSolemn: Bool
        let day: Day

        enum CodingKeys: String, CodingKey {
            case name, chinese, date, lunar
            case isSolemn = "solemn"
        }

        init(_ name: String, _ chinese: String, _ day: Day, _ solemnDays: SolemnDays) {
            (self.name, self.chinese, self.day) = (name, chinese, day)
            date = day.description
            lunar = LunarDate(day)?.chineseMonthDay ?? ""
            isSolemn = solemnDays.contains(day)
        }
    }

    /// A day off, a make-up day, or a solemn day.
    struct ArrangedLine: Encodable {
        let date: String
        let name: String
        let day: Day

        enum CodingKeys: CodingKey {
            case date, name
        }

        init(_ day: Day, _ name: String) {
            (self.day, self.name) = (day, name)
            date = day.description
        }
    }

    /// Looks up a year, one of ``years``.
    init(_ year: Int, _ workdays: Workdays, _ solemnDays: SolemnDays) {
        self.year = year
        let days = Self.days(of: year)
        lunarYears = Self.lunarYears(days)
        festivals = Festival.allCases.flatMap { festival in
            festival.days(inYear: year).map { DayLine(festival.rawValue, festival.chinese, $0, solemnDays) }
        }.sorted { $0.day < $1.day }
        terms = SolarTerm.allCases.compactMap { term in
            term.day(inYear: year).map { DayLine(term.rawValue, term.chinese, $0, solemnDays) }
        }
        solemn = days.compactMap { day in solemnDays.reason(on: day).map { ArrangedLine(day, $0.chinese) } }
        off = days.compactMap { day in
            if case .off(let name)? = workdays.kind(of: day) { ArrangedLine(day, name) } else { nil }
        }
        work = days.compactMap { day in
            if case .work(let name)? = workdays.kind(of: day) { ArrangedLine(day, name) } else { nil }
        }
        remarks = [Self.undecided(year), workdays.knows(year: year) ? nil : WorkdayWarning.unknown(year)]
            .compactMap(\.self)
        warnings = remarks.map { $0(Output.language) }
    }

    private static func days(of year: Int) -> [Day] {
        guard let first = Day(year: year, month: 1, day: 1) else { return [] }
        return (0..<(Day.isLeap(year) ? 366 : 365)).map(first.advanced)
    }

    private static func lunarYears(_ days: [Day]) -> [LunarYearLine] {
        let dates = [days.first, days.last].compactMap { $0.flatMap { LunarDate($0) } }
        return dates.map { date in
            let newYear = (try? LunarDate(year: date.year, month: 1, day: 1))?.civil
            return LunarYearLine(
                sexagenary: date.sexagenaryYear,
                zodiac: date.zodiac,
                from: newYear?.description ?? ""
            )
        }
    }

    /// A new moon that astronomers have still to place.
    private static func undecided(_ year: Int) -> Phrase? {
        guard let newMoon = LunarDate.undecidedNewMoon(ofYear: year), let month = LunarDate(newMoon) else { return nil }
        let festivals = Festival.allCases.filter { festival in
            festival.isLunar && festival.days(inYear: year).contains { LunarDate($0)?.month == month.month }
        }
        let names = festivals.map(\.chinese).joined(separator: "、")
        return Phrase(
            "the new moon of \(newMoon) falls so close to midnight that the month may begin a day later, and with it "
                + "\(names): wait for the almanac of that year",
            zh: "\(newMoon) 的朔正当午夜前后，当月可能晚一天开始，\(names)也随之推后：请以当年历书为准"
        )
    }
}
