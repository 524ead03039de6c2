import ChineseCalendar
import Testing

@Suite("Festivals")
struct FestivalTests {
    private static let lunar: [Festival: (month: Int, day: Int)] = [
        .laba: (12, 8), .kitchenGod: (12, 23), .kitchenGodSouth: (12, 24), .springFestival: (1, 1), .lantern: (1, 15),
        .shangsi: (3, 3), .dragonBoat: (5, 5), .qixi: (7, 7), .zhongyuan: (7, 15), .midAutumn: (8, 15),
        .doubleNinth: (9, 9), .hanyi: (10, 1),
    ]

    @Test("every lunar festival of every year falls on its day of the golden table")
    func everyLunarFestival() throws {
        let years = try Golden.lunarYears()
        var golden: [Festival: [Day]] = [:]
        for year in years {
            for (festival, date) in Self.lunar {
                golden[festival, default: []].append(try #require(year.day(date.month, date.day)))
            }
            let last = year.months[year.months.count - 1]
            golden[.newYearsEve, default: []].append(last.firstDay.advanced(by: last.length - 1))
        }
        for (festival, days) in golden {
            #expect((1899...2102).flatMap(festival.days(inYear:)) == days, "\(festival)")
        }
        #expect(Set(Festival.allCases.filter(\.isLunar)) == Set(golden.keys))
    }

    @Test(
        "golden dates: 除夕 春节 元宵 清明 端午 七夕 中元 中秋 重阳 腊八 冬至",
        arguments: [
            (2026, "02-16 02-17 03-03 04-05 06-19 08-19 08-27 09-25 10-18 01-26 12-22"),
            (2027, "02-05 02-06 02-20 04-05 06-09 08-08 08-16 09-15 10-08 01-15 12-22"),
            (2028, "01-25 01-26 02-09 04-04 05-28 08-26 09-03 10-03 10-26 01-04 12-21"),
            (2030, "02-02 02-03 02-17 04-05 06-05 08-05 08-13 09-12 10-05 01-11 12-22"),
            (2033, "01-30 01-31 02-14 04-04 06-01 08-01 08-09 09-08 10-01 01-08 12-21"),
            (2034, "02-18 02-19 03-05 04-05 06-20 08-20 08-28 09-27 10-20 01-27 12-22"),
            (2035, "02-07 02-08 02-22 04-05 06-10 08-10 08-18 09-16 10-09 01-16 12-22"),
        ]
    )
    func golden(year: Int, dates: String) {
        let festivals: [Festival] = [
            .newYearsEve, .springFestival, .lantern, .qingming, .dragonBoat, .qixi, .zhongyuan, .midAutumn,
            .doubleNinth, .laba, .winterSolstice,
        ]
        let days = festivals.flatMap { $0.days(inYear: year) }.map { String("\($0)".dropFirst(5)) }
        #expect(days.joined(separator: " ") == dates)
    }

    @Test(
        "festivals that meet",
        arguments: [
            ("2020-10-01", [Festival.midAutumn, .nationalDay]), ("2031-10-01", [.midAutumn, .nationalDay]),
            ("2022-09-10", [.midAutumn, .teachersDay]), ("2031-01-01", [.laba, .newYear]),
            ("2033-02-14", [.lantern, .valentines]), ("2033-06-01", [.dragonBoat, .childrensDay]),
            ("2033-10-01", [.doubleNinth, .nationalDay]), ("2030-04-05", [.shangsi, .qingming]),
        ]
    )
    func meeting(iso: String, festivals: [Festival]) throws {
        let day = try #require(Day(iso: iso))
        let found = Festival.allCases.filter { $0.days(inYear: day.parts.year).contains(day) }
        #expect(Set(found) == Set(festivals))
    }

    @Test("腊八 falls twice in 2022 and not at all in 2023, and each is its own occasion")
    func laba() throws {
        let laba = AnnualDay.festival(.laba)
        let days = laba.days(inYear: 2022)
        #expect(days.map(\.description) == ["2022-01-10", "2022-12-30"])
        #expect(days.map(laba.occasion(of:)) == [2021, 2022])
        #expect(laba.days(inYear: 2023).isEmpty)
    }

    @Test("端午 2028 is not repeated in the leap month")
    func leapMonth() { #expect(Festival.dragonBoat.days(inYear: 2028).map(\.description) == ["2028-05-28"]) }

    @Test(
        "Mother's Day is the second Sunday of May, Father's Day the third of June",
        arguments: [
            (2022, "05-08", "06-19"), (2025, "05-11", "06-15"), (2026, "05-10", "06-21"), (2027, "05-09", "06-20"),
        ]
    )
    func sundays(year: Int, mothers: String, fathers: String) {
        #expect(Festival.mothersDay.days(inYear: year).map(\.description) == ["\(year)-\(mothers)"])
        #expect(Festival.fathersDay.days(inYear: year).map(\.description) == ["\(year)-\(fathers)"])
    }

    @Test("festivals of the sun go on where the tables end, others do not")
    func ends() {
        for festival in Festival.allCases {
            let isTerm = [.qingming, .winterSolstice].contains(festival)
            #expect(festival.days(inYear: 1899).count == (festival.isLunar || isTerm ? 0 : 1))
            #expect(festival.days(inYear: 2200).count == (festival.isLunar || isTerm ? 0 : 1))
            #expect(festival.days(inYear: 0).isEmpty)
        }
    }

    @Test("a festival is found by each of its names, and no name has two")
    func names() {
        for festival in Festival.allCases {
            #expect(Festival(name: festival.rawValue) == festival)
            #expect(Festival(name: festival.chinese) == festival)
        }
        #expect(Set(Festival.names).count == 2 * Festival.allCases.count)
        for (name, festival) in [
            ("中秋节", Festival.midAutumn), ("端午节", .dragonBoat), ("大年初一", .springFestival), ("元宵节", .lantern),
            ("除夕夜", .newYearsEve), ("国庆节", .nationalDay), ("重阳节", .doubleNinth), ("清明节", .qingming), ("七夕节", .qixi),
            ("中元节", .zhongyuan), ("五一", .labourDay), ("pure-brightness", .qingming),
            ("chinese-new-year", .springFestival),
        ] { #expect(Festival(name: name) == festival) }
        for name in ["", "节", "Mid-Autumn", "圣诞节"] { #expect(Festival(name: name) == nil) }
    }
}
