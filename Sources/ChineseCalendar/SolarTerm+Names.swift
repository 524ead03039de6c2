extension SolarTerm {
    /// The Chinese name: 冬至.
    package var chinese: String { Self.written[place].chinese }

    /// The names to offer to somebody who mistyped one: the English ones, then the Chinese ones.
    package static let names = allCases.map(\.rawValue) + allCases.map(\.chinese)

    /// Finds a term by its English name, its Chinese name in either script, or in pinyin (`qingming`).
    package init?(name: String) {
        guard let term = Self.byName[name] else { return nil }
        self = term
    }

    /// Counted from 0, 小寒 first: two terms a month.
    var place: Int {
        switch self {
        case .minorCold: 0
        case .majorCold: 1
        case .startOfSpring: 2
        case .rainWater: 3
        case .awakeningOfInsects: 4
        case .springEquinox: 5
        case .pureBrightness: 6
        case .grainRain: 7
        case .startOfSummer: 8
        case .grainBuds: 9
        case .grainInEar: 10
        case .summerSolstice: 11
        case .minorHeat: 12
        case .majorHeat: 13
        case .startOfAutumn: 14
        case .endOfHeat: 15
        case .whiteDew: 16
        case .autumnEquinox: 17
        case .coldDew: 18
        case .frostDescent: 19
        case .startOfWinter: 20
        case .minorSnow: 21
        case .majorSnow: 22
        case .winterSolstice: 23
        }
    }

    private static let written: [(chinese: String, pinyin: String)] = [
        ("小寒", "xiaohan"),
        ("大寒", "dahan"),
        ("立春", "lichun"),
        ("雨水", "yushui"),
        ("惊蛰", "jingzhe"),
        ("春分", "chunfen"),
        ("清明", "qingming"),
        ("谷雨", "guyu"),
        ("立夏", "lixia"),
        ("小满", "xiaoman"),
        ("芒种", "mangzhong"),
        ("夏至", "xiazhi"),
        ("小暑", "xiaoshu"),
        ("大暑", "dashu"),
        ("立秋", "liqiu"),
        ("处暑", "chushu"),
        ("白露", "bailu"),
        ("秋分", "qiufen"),
        ("寒露", "hanlu"),
        ("霜降", "shuangjiang"),
        ("立冬", "lidong"),
        ("小雪", "xiaoxue"),
        ("大雪", "daxue"),
        ("冬至", "dongzhi"),
    ]

    private static let alsoWritten: [String: SolarTerm] = [
        "驚蟄": .awakeningOfInsects, "穀雨": .grainRain, "小滿": .grainBuds, "芒種": .grainInEar, "處暑": .endOfHeat,
        "vernal-equinox": .springEquinox, "tomb-sweeping": .pureBrightness,
    ]

    private static let byName: [String: SolarTerm] = {
        var terms = alsoWritten
        for term in allCases {
            for name in [term.rawValue, written[term.place].chinese, written[term.place].pinyin] { terms[name] = term }
        }
        return terms
    }()
}
