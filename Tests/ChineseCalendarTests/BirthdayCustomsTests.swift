import ChineseCalendar
import Testing

@Suite("Birthdays")
struct BirthdayCustomsTests {
    private static let allCustoms = BirthdayCustoms.LeapMonth.allCases.flatMap { month in
        BirthdayCustoms.LeapDay.allCases.map { BirthdayCustoms(leapMonth: month, leapDay: $0) }
    }

    @Test(
        "the key of a birthday tells its calendar, month and day",
        arguments: [
            ("1990-01-01", BirthdayKind.solar, Int64(101)), ("1990-12-31", .solar, 1231), ("1992-02-29", .solar, 229),
            ("1900-01-30", .solar, 130), ("1900-01-31", .lunar, 2101), ("2101-01-28", .lunar, 3229),
            ("1984-11-22", .lunar, 3030), ("1984-11-23", .lunar, 5001), ("1984-12-21", .lunar, 5029),
            ("1995-09-25", .lunar, 4801),
        ]
    )
    func key(iso: String, kind: BirthdayKind, key: Int64) throws {
        #expect(Birthday.key(of: try #require(Day(iso: iso)), kind: kind) == key)
    }

    @Test("a lunar birthday outside the table has no key", arguments: ["1900-01-30", "2101-01-29"])
    func outside(iso: String) throws {
        let born = try #require(Day(iso: iso))
        #expect(Birthday.key(of: born, kind: .lunar) == nil)
        #expect(BirthdayCustoms().next(of: born, kind: .lunar, onOrAfter: born) == nil)
        #expect(BirthdayCustoms().days(of: born, kind: .lunar, in: 2000).isEmpty)
        #expect(BirthdayCustoms().keys(on: born).count == 1)
    }

    @Test("29 February is celebrated on 28 February or 1 March of common years")
    func leapDay() throws {
        let born = try #require(Day(iso: "1992-02-29"))
        let march = BirthdayCustoms(leapDay: .march1)
        for year in [1992, 1996, 2000, 2096] {
            for customs in [BirthdayCustoms(), march] {
                #expect(customs.days(of: born, kind: .solar, in: year).map(\.description) == ["\(year)-02-29"])
            }
        }
        for year in [1993, 1999, 2100] {
            let february = BirthdayCustoms().days(of: born, kind: .solar, in: year)
            #expect(february.map(\.description) == ["\(year)-02-28"])
            #expect(march.days(of: born, kind: .solar, in: year).map(\.description) == ["\(year)-03-01"])
        }
        #expect(BirthdayCustoms().keys(on: try #require(Day(iso: "2096-02-28"))).contains(229) == false)
    }

    @Test("8/30 does not occur from 2030 through 2037 and is celebrated on the 29th")
    func thirtieth() throws {
        let born = try LunarDate(year: 2020, month: 8, day: 30).civil
        let customs = BirthdayCustoms()
        #expect(customs.days(of: born, kind: .lunar, in: 2029).map(\.description) == ["2029-10-07"])
        #expect(customs.days(of: born, kind: .lunar, in: 2038).map(\.description) == ["2038-09-28"])
        for year in 2030...2037 {
            let days = customs.days(of: born, kind: .lunar, in: year)
            #expect(days.compactMap(LunarDate.init) == [try LunarDate(year: year, month: 8, day: 29)])
        }
    }

    @Test("whoever was born on 12/30 celebrates at the end of every lunar year")
    func newYearsEve() throws {
        let born = try LunarDate(year: 1985, month: 12, day: 30).civil
        for year in 1987...2100 {
            let days = BirthdayCustoms().days(of: born, kind: .lunar, in: year)
            #expect(days == Festival.newYearsEve.days(inYear: year))
        }
    }

    @Test("a birthday on 12/8 falls twice in 2022 and never in 2023, and each is its own occasion")
    func twice() throws {
        let born = try LunarDate(year: 1985, month: 12, day: 8).civil
        let customs = BirthdayCustoms()
        let days = customs.days(of: born, kind: .lunar, in: 2022)
        #expect(days.map(\.description) == ["2022-01-10", "2022-12-30"])
        #expect(days.map { customs.occasion(of: .lunar, on: $0) } == [2021, 2022])
        #expect(days.map { customs.occasion(of: .solar, on: $0) } == [2022, 2022])
        #expect(customs.days(of: born, kind: .lunar, in: 2023).isEmpty)
    }

    @Test(
        "born in a leap month: celebrated in the ordinary month, or in the leap month when there is one",
        arguments: [
            (1995, 8, 2051, nil), (1995, 8, 2052, "2052-09-23"), (1984, 10, 2033, nil), (2025, 6, 2036, "2036-07-23"),
            (2033, 11, 2034, nil), (2033, 11, 2033, "2033-12-22"),
        ] as [(Int, Int, Int, String?)]
    )
    func leapMonth(born: Int, month: Int, year: Int, inLeapMonth: String?) throws {
        let born = try LunarDate(year: born, month: month, isLeap: true, day: 1).civil
        let ordinary = try LunarDate(year: year, month: month, day: 1).civil
        let (usual, waiting) = (BirthdayCustoms(), BirthdayCustoms(leapMonth: .leap))
        let expected = ordinary >= born ? [ordinary] : []
        #expect(usual.days(of: born, kind: .lunar, in: ordinary.parts.year) == expected)
        let days = waiting.days(of: born, kind: .lunar, in: ordinary.parts.year)
        #expect(days == (try inLeapMonth.map { [try #require(Day(iso: $0))] } ?? expected))
    }

    @Test("a day in a leap month is nobody's lunar birthday unless leap months are waited for")
    func inLeapMonth() throws {
        let day = try LunarDate(year: 2025, month: 6, isLeap: true, day: 29).civil
        #expect(day.description == "2025-08-22")
        #expect(BirthdayCustoms().keys(on: day) == [822])
        #expect(BirthdayCustoms(leapMonth: .leap).keys(on: day) == [822, 4629, 4630])
        let ordinary = try LunarDate(year: 2025, month: 6, day: 29).civil
        #expect(BirthdayCustoms().keys(on: ordinary) == [723, 2629, 4629])
        #expect(BirthdayCustoms(leapMonth: .leap).keys(on: ordinary) == [723, 2629])
    }

    @Test("never before birth, and on the day of birth itself")
    func birth() throws {
        let born = try #require(Day(iso: "1990-05-01"))
        let customs = BirthdayCustoms()
        #expect(customs.days(of: born, kind: .solar, in: 1989).isEmpty)
        #expect(customs.days(of: born, kind: .solar, in: 1990) == [born])
        #expect(customs.next(of: born, kind: .solar, onOrAfter: Day(number: 0)) == born)
        #expect(customs.next(of: born, kind: .lunar, onOrAfter: Day(number: 0)) == born)
        #expect(customs.next(of: born, kind: .solar, onOrAfter: Day(number: 2_932_896)) == nil)
        #expect(customs.next(of: born, kind: .lunar, onOrAfter: LunarDate.days.upperBound) == nil)
    }

    @Test("the days and the next day of a birthday are those that its key is celebrated on", arguments: allCustoms)
    func agreement(customs: BirthdayCustoms) throws {
        var celebrated: [Int64: [Day]] = [:]
        var births: [Int64: (born: Day, kind: BirthdayKind)] = [:]
        for number in LunarDate.days.lowerBound.number...LunarDate.days.upperBound.number {
            let day = Day(number: number)
            let keys = customs.keys(on: day)
            for key in keys { celebrated[key, default: []].append(day) }
            guard Set(keys).count == keys.count else {
                Issue.record("\(day) has a key twice")
                return
            }
            for kind in BirthdayKind.allCases {
                let key = try #require(Birthday.key(of: day, kind: kind))
                if births[key] == nil || number % 31 == 0 { births[key] = (day, kind) }  // first ones and later ones
            }
        }
        for (key, (born, kind)) in births {
            let days = celebrated[key, default: []].filter { $0 >= born }
            let byYear = (1900...2101).flatMap { customs.days(of: born, kind: kind, in: $0) }
            #expect(byYear.filter(LunarDate.days.contains) == days)
            var first = born
            for day in days {
                guard customs.next(of: born, kind: kind, onOrAfter: first) == day,
                    customs.next(of: born, kind: kind, onOrAfter: day) == day
                else {
                    Issue.record("\(kind) key \(key) has another next day than \(day)")
                    return
                }
                first = day.advanced(by: 1)
            }
        }
    }

    @Test("occasions of a birthday never repeat", arguments: allCustoms)
    func occasions(customs: BirthdayCustoms) {
        for born in stride(from: Int32(-25_000), through: 20_000, by: 397).map(Day.init(number:)) {
            for kind in BirthdayKind.allCases {
                let days = (1900...2100).flatMap { customs.days(of: born, kind: kind, in: $0) }
                #expect(Set(days.map { customs.occasion(of: kind, on: $0) }).count == days.count)
            }
        }
    }
}
