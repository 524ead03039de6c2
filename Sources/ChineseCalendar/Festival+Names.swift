extension Festival {
    /// The Chinese name: 中秋.
    package var chinese: String {
        switch self {
        case .newYear: "元旦"
        case .laba: "腊八"
        case .kitchenGod: "小年"
        case .kitchenGodSouth: "南方小年"
        case .newYearsEve: "除夕"
        case .springFestival: "春节"
        case .lantern: "元宵"
        case .valentines: "情人节"
        case .womensDay: "妇女节"
        case .qingming: "清明"
        case .shangsi: "上巳"
        case .labourDay: "劳动节"
        case .youthDay: "青年节"
        case .mothersDay: "母亲节"
        case .nursesDay: "护士节"
        case .dragonBoat: "端午"
        case .childrensDay: "儿童节"
        case .fathersDay: "父亲节"
        case .armyDay: "建军节"
        case .qixi: "七夕"
        case .zhongyuan: "中元"
        case .teachersDay: "教师节"
        case .midAutumn: "中秋"
        case .nationalDay: "国庆"
        case .doubleNinth: "重阳"
        case .hanyi: "寒衣"
        case .journalistsDay: "记者节"
        case .winterSolstice: "冬至"
        }
    }

    /// The names to offer to somebody who mistyped one: the English ones, then the Chinese ones.
    package static let names = allCases.map(\.rawValue) + allCases.map(\.chinese)

    /// Finds a festival by its English or Chinese name or a common synonym: `mid-autumn`, 中秋, 中秋节, 八月十五.
    package init?(name: String) {
        guard let festival = Self.byName[name] else { return nil }
        self = festival
    }

    private static let synonyms: [Festival: String] = [
        .newYear: "元旦节 元旦節 new-years-day",
        .laba: "腊八节 臘八 臘八節",
        .kitchenGod: "小年夜 北方小年 北小年 祭灶 祭灶节",
        .kitchenGodSouth: "南小年",
        .newYearsEve: "除夕夜 大年三十 年三十 大年夜 年夜 chinese-new-years-eve",
        .springFestival: "春節 大年初一 年初一 正月初一 农历新年 農曆新年 chinese-new-year",
        .lantern: "元宵节 元宵節 上元 上元节 正月十五 lantern-festival",
        .valentines: "情人節 valentines-day",
        .womensDay: "婦女節 三八 三八节 三八妇女节 国际妇女节",
        .qingming: "清明节 清明節 pure-brightness tomb-sweeping tomb-sweeping-day",
        .shangsi: "上巳节 上巳節 三月三",
        .labourDay: "勞動節 五一 五一节 五一劳动节 国际劳动节 labor-day may-day",
        .youthDay: "青年節 五四 五四青年节",
        .mothersDay: "母親節",
        .nursesDay: "護士節 国际护士节",
        .dragonBoat: "端午节 端午節 端阳 端阳节 龙舟节 五月初五 dragon-boat-festival",
        .childrensDay: "兒童節 六一 六一儿童节 国际儿童节",
        .fathersDay: "父親節",
        .armyDay: "建軍節 八一 八一建军节",
        .qixi: "七夕节 七夕節 乞巧节",
        .zhongyuan: "中元节 中元節 七月半 鬼节",
        .teachersDay: "教師節",
        .midAutumn: "中秋节 中秋節 八月十五 团圆节 mid-autumn-festival",
        .nationalDay: "国庆节 國慶 國慶節 十一 十一国庆",
        .doubleNinth: "重阳节 重陽 重陽節 九月九 敬老节 老人节",
        .hanyi: "寒衣节 寒衣節",
        .journalistsDay: "記者節 中国记者节",
        .winterSolstice: "冬至节 冬至節",
    ]

    private static let byName: [String: Festival] = {
        var festivals: [String: Festival] = [:]
        for festival in allCases {
            let names = (synonyms[festival] ?? "").split(separator: " ").map(String.init)
            for name in [festival.rawValue, festival.chinese] + names { festivals[name] = festival }
        }
        return festivals
    }()
}
