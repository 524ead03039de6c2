/// Words to choose from, already in the encoding of the file.
struct WordTable {
    private let words: [[UInt8]]

    init(_ words: [String], _ encoding: LedgerEncoding) { self.words = words.map(encoding.bytes) }

    var count: Int { words.count }

    subscript(index: Int) -> [UInt8] { words[index] }

    func any(_ random: inout SplitMix) -> [UInt8] { words[random.below(words.count)] }
}

/// The words of a customer file.
struct LedgerWords {
    let header: WordTable
    let surnames: WordTable
    let givenNames: WordTable
    let streets: WordTable
    let places: WordTable
    let projects: WordTable
    let cities: WordTable
    let phases: WordTable
    let buildings: WordTable
    let units: WordTable
    let layouts: WordTable
    let finishes: WordTable
    let payments: WordTable
    let statuses: WordTable
    let roles: WordTable
    let genders: WordTable
    let forms: WordTable
    let birthdayKinds: WordTable
    let answers: WordTable

    /// Damaged texts, and the words of a total row.
    let encoding: LedgerEncoding

    init(_ encoding: LedgerEncoding) {
        func table(_ text: String) -> WordTable { WordTable(text.split(separator: " ").map(String.init), encoding) }
        self.encoding = encoding
        header = WordTable(Self.headers, encoding)
        surnames = table("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 欧阳 司马")
        givenNames = WordTable(Self.givenNames, encoding)
        streets = table("清河路 萧山路 普陀路 沙市路 金平街 魏都街 滨城街 涪城街 海港街 璧山路 友好路 兴山街 白云路 高坪街")
        places = table("江苏省南京市 浙江省杭州市 广东省深圳市 四川省成都市 湖北省武汉市 辽宁省沈阳市 内蒙古自治区包头市 北京市 上海市 天津市")
        projects = table("杭州翡翠湾二期 成都梧桐苑 深圳翡翠湾 沈阳金域江湾二期 沈阳梧桐苑 武汉翡翠湾 杭州金域江湾二期 天津金域江湾二期 深圳拾光里 杭州四季兰庭 北京公园里二期 杭州拾光里")
        cities = table("杭州 成都 深圳 沈阳 沈阳 武汉 杭州 天津 深圳 杭州 北京 杭州")
        phases = table("1期 1期 1期 1期 1期 1期 2期 2期 3期")
        buildings = WordTable((1...24).map { "\($0)栋" }, encoding)
        units = table("1单元 2单元 3单元")
        layouts = table("三室两厅 三室两厅 三室两厅 三室两厅 三室两厅 三室两厅 三室两厅 三室两厅 两室一厅 两室一厅 两室一厅 两室一厅 两室一厅 四室两厅 四室两厅 四室两厅 商铺")
        finishes = table("精装 精装 精装 精装 精装 毛坯")
        payments = table("按揭 按揭 公积金 全款")
        statuses = table("到访 认购 已签约 已交付 已转让 已退房")
        roles = table("主业主 共有人")
        genders = table("男 女")
        forms = table("先生 女士")
        birthdayKinds = table("公历 农历")
        answers = table("是 否")
    }

    private static let headers = [
        "客户编号", "姓名", "性别", "称谓", "手机", "邮箱", "生日", "生日类型", "同意关怀", "通讯地址", "项目编号", "项目名称", "城市",
        "分期", "楼栋", "单元", "房号", "户型", "建筑面积", "装修标准", "合同编号", "产权关系", "付款方式", "首次到访日", "认购日",
        "签约日", "放款日", "合同交付日", "实际交付日", "入住日", "状态", "客户关系专员",
    ]

    private static let givenNames: [String] = {
        let first = "建国志文秀淑玉海春桂丽红晓明雪俊子思雨宇浩佳欣梓".map(String.init)
        let second = "华英敏军珍霞平辉芳兰洁磊娜静强超婷凯博莹".map(String.init)
        return first.flatMap { left in second.map { left + $0 } } + second
    }()
}
