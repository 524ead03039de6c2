extension Workdays {
    /// The arrangements of 2020 through 2026.
    ///
    /// Source: the yearly notices of the General Office of the State Council on the arrangement of public holidays.
    static let arrangements: [WorkdayArrangement] = {
        let byYear = Dictionary(grouping: notices, by: \.year)
        return byYear.keys.sorted().map { year in
            WorkdayArrangement(checkedYear: year, days: byYear[year, default: []].flatMap(\.days))
        }
    }()

    /// Days off without a gap, and what is worked for them; days are written as numbers, year, month and day.
    private struct Notice {
        let year: Int
        let name: String
        let off: ClosedRange<Int>
        let work: [Int]

        init(_ year: Int, _ name: String, off: ClosedRange<Int>, work: Int...) {
            self.year = year
            self.name = name
            self.off = off
            self.work = work
        }

        var days: [ArrangedDay] {
            let (first, last) = (Self.number(off.lowerBound), Self.number(off.upperBound))
            return (first...last).map { ArrangedDay(Day(number: $0), .off, name: name) }
                + work.map { ArrangedDay(Day(number: Self.number($0)), .work, name: name) }
        }

        private static func number(_ digits: Int) -> Int32 {
            guard let day = Day(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100) else {
                preconditionFailure("\(digits) is no day")
            }
            return day.number
        }
    }

    private static let notices = [
        Notice(2020, "元旦", off: 2020_01_01...2020_01_01),
        Notice(2020, "春节", off: 2020_01_24...2020_02_02, work: 2020_01_19),
        Notice(2020, "清明节", off: 2020_04_04...2020_04_06),
        Notice(2020, "劳动节", off: 2020_05_01...2020_05_05, work: 2020_04_26, 2020_05_09),
        Notice(2020, "端午节", off: 2020_06_25...2020_06_27, work: 2020_06_28),
        Notice(2020, "国庆节", off: 2020_10_01...2020_10_08, work: 2020_09_27, 2020_10_10),
        Notice(2021, "元旦", off: 2021_01_01...2021_01_03),
        Notice(2021, "春节", off: 2021_02_11...2021_02_17, work: 2021_02_07, 2021_02_20),
        Notice(2021, "清明节", off: 2021_04_03...2021_04_05),
        Notice(2021, "劳动节", off: 2021_05_01...2021_05_05, work: 2021_04_25, 2021_05_08),
        Notice(2021, "端午节", off: 2021_06_12...2021_06_14),
        Notice(2021, "中秋节", off: 2021_09_19...2021_09_21, work: 2021_09_18),
        Notice(2021, "国庆节", off: 2021_10_01...2021_10_07, work: 2021_09_26, 2021_10_09),
        Notice(2022, "元旦", off: 2022_01_01...2022_01_03),
        Notice(2022, "春节", off: 2022_01_31...2022_02_06, work: 2022_01_29, 2022_01_30),
        Notice(2022, "清明节", off: 2022_04_03...2022_04_05, work: 2022_04_02),
        Notice(2022, "劳动节", off: 2022_04_30...2022_05_04, work: 2022_04_24, 2022_05_07),
        Notice(2022, "端午节", off: 2022_06_03...2022_06_05),
        Notice(2022, "中秋节", off: 2022_09_10...2022_09_12),
        Notice(2022, "国庆节", off: 2022_10_01...2022_10_07, work: 2022_10_08, 2022_10_09),
        Notice(2023, "元旦", off: 2022_12_31...2023_01_02),
        Notice(2023, "春节", off: 2023_01_21...2023_01_27, work: 2023_01_28, 2023_01_29),
        Notice(2023, "清明节", off: 2023_04_05...2023_04_05),
        Notice(2023, "劳动节", off: 2023_04_29...2023_05_03, work: 2023_04_23, 2023_05_06),
        Notice(2023, "端午节", off: 2023_06_22...2023_06_24, work: 2023_06_25),
        Notice(2023, "中秋节", off: 2023_09_29...2023_09_29),
        Notice(2023, "国庆节", off: 2023_09_30...2023_10_06, work: 2023_10_07, 2023_10_08),
        Notice(2024, "元旦", off: 2023_12_30...2024_01_01),
        Notice(2024, "春节", off: 2024_02_10...2024_02_17, work: 2024_02_04, 2024_02_18),
        Notice(2024, "清明节", off: 2024_04_04...2024_04_06, work: 2024_04_07),
        Notice(2024, "劳动节", off: 2024_05_01...2024_05_05, work: 2024_04_28, 2024_05_11),
        Notice(2024, "端午节", off: 2024_06_10...2024_06_10),
        Notice(2024, "中秋节", off: 2024_09_15...2024_09_17, work: 2024_09_14),
        Notice(2024, "国庆节", off: 2024_10_01...2024_10_07, work: 2024_09_29, 2024_10_12),
        Notice(2025, "元旦", off: 2025_01_01...2025_01_01),
        Notice(2025, "春节", off: 2025_01_28...2025_02_04, work: 2025_01_26, 2025_02_08),
        Notice(2025, "清明节", off: 2025_04_04...2025_04_06),
        Notice(2025, "劳动节", off: 2025_05_01...2025_05_05, work: 2025_04_27),
        Notice(2025, "端午节", off: 2025_05_31...2025_06_02),
        Notice(2025, "国庆节", off: 2025_10_01...2025_10_05, work: 2025_09_28),
        Notice(2025, "中秋节", off: 2025_10_06...2025_10_06),
        Notice(2025, "国庆节", off: 2025_10_07...2025_10_08, work: 2025_10_11),
        Notice(2026, "元旦", off: 2026_01_01...2026_01_03, work: 2026_01_04),
        Notice(2026, "春节", off: 2026_02_15...2026_02_23, work: 2026_02_14, 2026_02_28),
        Notice(2026, "清明节", off: 2026_04_04...2026_04_06),
        Notice(2026, "劳动节", off: 2026_05_01...2026_05_05, work: 2026_05_09),
        Notice(2026, "端午节", off: 2026_06_19...2026_06_21),
        Notice(2026, "中秋节", off: 2026_09_25...2026_09_27),
        Notice(2026, "国庆节", off: 2026_10_01...2026_10_07, work: 2026_09_20, 2026_10_10),
    ]
}
