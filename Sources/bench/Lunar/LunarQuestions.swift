import ChineseCalendar

/// What both calendars are asked: days scattered over the whole table, births and days after them.
struct LunarQuestions {
    /// Questions of each kind, few enough to stay in the cache.
    static let count = 4096
    /// How often a turn asks all of them.
    static let times = 25

    /// Days in no order, by steps of the golden ratio of the table, so that a branch on them cannot be foretold.
    let days: [Day]
    /// The lunar dates of the same days.
    let dates: [LunarDate]
    /// Births of 1930 through 2020, all in ordinary months.
    let births: [Day]
    /// A day of the years 2021 through 2090 for each birth.
    let after: [Day]

    init() {
        let first = LunarDate.days.lowerBound
        let length = first.distance(to: LunarDate.days.upperBound) + 1
        days = (0..<Self.count).map { first.advanced(by: $0 * 45_371 % length) }
        dates = days.compactMap(LunarDate.init)
        births = (0..<Self.count).map { Day(number: -14_610).advanced(by: $0 * 20_541 % 33_237) }
            .map { day in LunarDate(day)?.isLeap == true ? day.advanced(by: -30) : day }
        after = (0..<Self.count).map { Day(number: 18_628).advanced(by: $0 * 15_451 % 25_000) }
    }
}
