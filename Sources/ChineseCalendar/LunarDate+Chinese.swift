extension LunarDate {
    /// The date as people write it: 二〇二六年闰六月初一.
    package var chinese: String { "\(ChineseNumeral.year(year))年\(chineseMonthDay)" }

    /// The month and day as people write them: 腊月廿三, 闰六月初一.
    package var chineseMonthDay: String { LunarMonthDay(self).chinese }

    /// The year in the cycle of sixty: 丙午.
    ///
    /// The cycle began with the year 4 of our era, 甲子.
    package var sexagenaryYear: String { "\(Self.stems[(year - 4) % 10])\(Self.branches[(year - 4) % 12])" }

    /// The animal of the year: 马.
    package var zodiac: String { String(Self.animals[(year - 4) % 12]) }

    private static let stems = Array("甲乙丙丁戊己庚辛壬癸")
    private static let branches = Array("子丑寅卯辰巳午未申酉戌亥")
    private static let animals = Array("鼠牛虎兔龙蛇马羊猴鸡狗猪")
}

extension LunarMonthDay {
    /// The month and day as people write them: 腊月廿三, 闰六月初一.
    ///
    /// The first month is 正月, the eleventh 冬月, the twelfth 腊月; the first ten days are 初一 through 初十, and from 21
    /// on 廿一 through 廿九.
    package var chinese: String { (isLeap ? "闰" : "") + Self.months[month - 1] + "月" + Self.dayName(day) }

    private static let months = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"]

    private static func dayName(_ day: Int) -> String {
        let unit = ChineseNumeral.digits[day % 10]
        return switch day {
        case 10: "初十"
        case 20: "二十"
        case 30: "三十"
        case ..<10: "初\(unit)"
        case ..<20: "十\(unit)"
        default: "廿\(unit)"
        }
    }
}

extension LunarDate: CustomStringConvertible {
    /// The date in Chinese.
    package var description: String { chinese }
}

extension LunarMonthDay: CustomStringConvertible {
    /// The month and day in Chinese.
    package var description: String { chinese }
}
