import ChineseCalendar
import Testing

@Suite("Workdays")
struct WorkdaysTests {
    private static let names = [
        "New Year's Day": "元旦", "Spring Festival": "春节", "Tomb-sweeping Day": "清明节", "Labour Day": "劳动节",
        "Dragon Boat Festival": "端午节", "Mid-autumn Festival": "中秋节", "National Day": "国庆节",
    ]

    @Test("2020 through 2026 are as arranged, every other day as in any week")
    func arranged() throws {
        let workdays = Workdays()
        var golden: [Day: Workdays.Arranged] = [:]
        for (day, kind, holiday) in try Golden.arrangedDays() {
            let name = try #require(Self.names[holiday])
            golden[day] = kind == "off" ? .off(name) : .work(name)
        }
        for number in Int32(-25_600)...47_900 {
            let day = Day(number: number)
            let isWorkday =
                switch golden[day] {
                case .off: false
                case .work: true
                case nil: day.weekday <= 5
                }
            guard workdays.kind(of: day) == golden[day], workdays.isWorkday(day) == isWorkday else {
                Issue.record("\(day) differs")
                return
            }
        }
        #expect(workdays.years == Array(2020...2026))
        #expect(workdays.knows(year: 2020) && workdays.knows(year: 2026))
        #expect(!workdays.knows(year: 2019) && !workdays.knows(year: 2027))
    }

    @Test("the arrangements that come with the program have nothing unusual")
    func warnings() throws {
        for year in Workdays().years {
            let arrangement = try #require(Workdays().arrangement(ofYear: year))
            #expect(arrangement.year == year)
            #expect(arrangement.warnings.isEmpty)
        }
    }

    @Test(
        "counts workdays from a day",
        arguments: [
            ("2026-02-13", 1, "2026-02-14"), ("2026-02-14", 1, "2026-02-24"), ("2026-02-20", 1, "2026-02-24"),
            ("2026-02-20", -1, "2026-02-14"), ("2026-02-20", 0, "2026-02-20"), ("2026-02-27", 1, "2026-02-28"),
            ("2026-09-30", 1, "2026-10-08"), ("2026-10-08", 2, "2026-10-10"), ("2026-10-10", -3, "2026-09-30"),
            ("2026-12-31", 1, "2027-01-01"), ("2027-01-04", -2, "2026-12-31"), ("2020-01-02", -1, "2019-12-31"),
            ("2033-10-07", 5, "2033-10-14"), ("1899-12-31", 1, "1900-01-01"), ("2500-01-01", 260, "2500-12-31"),
        ] as [(String, Int, String)]
    )
    func counting(anchor: String, count: Int, day: String) throws {
        #expect(Workdays().day(count, after: try #require(Day(iso: anchor))).description == day)
    }

    @Test("counting agrees with walking day by day", arguments: [-300, -23, -5, -1, 0, 1, 2, 5, 6, 22, 300])
    func walking(count: Int) {
        let workdays = Workdays()
        for number in stride(from: Int32(17_900), through: 21_000, by: 3) {
            var (day, left) = (Day(number: number), abs(count))
            while left > 0 {
                day = day.advanced(by: count.signum())
                if workdays.isWorkday(day) { left -= 1 }
            }
            guard workdays.day(count, after: Day(number: number)) == day else {
                Issue.record("\(count) workdays after \(Day(number: number)) is \(day)")
                return
            }
        }
    }

    @Test(
        "the anchors of some days are exactly those that lead into them",
        arguments: [-61, -12, -2, -1, 0, 1, 2, 3, 12, 61]
    )
    func anchors(count: Int) {
        let workdays = Workdays()
        for start in stride(from: Int32(18_200), through: 20_900, by: 17) {
            for length in [0, 1, 2, 5, 9] {
                let days = Day(number: start)...Day(number: start).advanced(by: length)
                let expected = (start - 130...start + 130).map(Day.init(number:)).filter {
                    days.contains(workdays.day(count, after: $0))
                }
                let anchors = workdays.anchors(leadingBy: count, into: days)
                guard anchors?.lowerBound == expected.first, anchors?.upperBound == expected.last,
                    (anchors.map { $0.lowerBound.distance(to: $0.upperBound) + 1 } ?? 0) == expected.count
                else {
                    Issue.record("\(count) workdays into \(days)")
                    return
                }
            }
        }
    }

    @Test("no workday among the days, no anchors")
    func noAnchors() throws {
        let holiday = try #require(Day(iso: "2026-02-15"))...#require(Day(iso: "2026-02-23"))
        for count in [-2, -1, 1, 2] { #expect(Workdays().anchors(leadingBy: count, into: holiday) == nil) }
        #expect(Workdays().anchors(leadingBy: 0, into: holiday) == holiday)
    }

    @Test("a year is replaced as a whole, and others stay")
    func replacing() throws {
        let (first, second) = (try #require(Day(iso: "2026-03-02")), try #require(Day(iso: "2026-02-17")))
        let workdays = Workdays().replacing(try WorkdayArrangement(year: 2026, days: [ArrangedDay(first, .off)]))
        #expect(workdays.kind(of: first) == .off(""))
        #expect(workdays.kind(of: second) == nil)
        #expect(workdays.isWorkday(second))
        #expect(workdays.kind(of: try #require(Day(iso: "2025-10-01"))) == .off("国庆节"))
        #expect(workdays != Workdays())
        let back = workdays.replacing(try #require(Workdays().arrangement(ofYear: 2026)))
        #expect(back == Workdays())
        #expect(back.hashValue == Workdays().hashValue)
    }

    @Test("days around New Year stay with the notice that named them")
    func spilling() throws {
        let (december, january) = (try #require(Day(iso: "2026-12-31")), try #require(Day(iso: "2027-01-01")))
        let days = [december, january].map { ArrangedDay($0, .off, name: "元旦") }
        let workdays = Workdays().replacing(try WorkdayArrangement(year: 2027, days: days))
        #expect(!workdays.isWorkday(december))
        #expect(workdays.kind(of: try #require(Day(iso: "2026-10-01"))) == .off("国庆节"))
        let replaced = workdays.replacing(try WorkdayArrangement(year: 2027, days: [days[1]]))
        #expect(replaced.isWorkday(december))
        let again = workdays.replacing(try #require(Workdays().arrangement(ofYear: 2026)))
        #expect(!again.isWorkday(december))
        let later = workdays.replacing(
            try WorkdayArrangement(
                year: 2028,
                days: days.map { day in
                    ArrangedDay(day.day.advanced(by: 365), .off)
                }
            )
        )
        #expect(later.years == Array(2020...2028))
    }

    @Test("the notice for 2023 takes 31 December 2022 off, whatever replaces that of 2022")
    func notice2023() throws {
        let march = try #require(Day(iso: "2022-03-02"))
        let workdays = Workdays().replacing(try WorkdayArrangement(year: 2022, days: [ArrangedDay(march, .off)]))
        #expect(workdays.kind(of: try #require(Day(iso: "2022-12-31"))) == .off("元旦"))
        #expect(Workdays().arrangement(ofYear: 2023)?.days.first?.day.description == "2022-12-31")
    }

    @Test("far years count by the week, and the gap between known years too")
    func gaps() throws {
        let day = try #require(Day(iso: "2040-05-01"))
        let workdays = Workdays().replacing(try WorkdayArrangement(year: 2040, days: [ArrangedDay(day, .off)]))
        #expect(workdays.day(1, after: day.advanced(by: -1)) == day.advanced(by: 1))
        #expect(workdays.day(1, after: try #require(Day(iso: "2030-10-01"))).description == "2030-10-02")
        let far = try #require(Day(iso: "2600-01-01"))
        #expect(workdays.day(-1000, after: workdays.day(1000, after: far)) == far)
        #expect(Day(number: 0).distance(to: workdays.day(5_000_000, after: Day(number: 0))) > 6_999_000)
    }
}
