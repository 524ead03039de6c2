/// Every field and milestone that rules, templates and customer files may name: the one table they are checked against.
package struct Vocabulary: Sendable {
    /// All fields; milestones are fields of the journey that hold a day.
    package let fields: [Field]

    /// Creates the standard vocabulary.
    /// - Parameter milestones: Further milestones of a workspace, code to title, such as `pool_open` to 泳池开放日.
    package init(addingMilestones milestones: [(code: String, title: String)] = []) {
        let own = milestones.map { Field(.milestone, $0.code, .day, $0.title) }
        fields =
            Self.person + Self.holding + Self.project + Self.home + Self.journey + Self.ownership + Self.milestones
            + own
    }

    /// The fields that files tell; the others follow from them.
    package var told: [Field] { fields.filter { $0.record != .holding } }

    /// The milestones, in the order of a home's life.
    package var milestones: [Field] { fields.filter { $0.record == .milestone } }

    /// The fields a rule of a kind may name, by the name it uses for them: `status`, `home.layout`, `owner.consent`.
    /// - Parameter subject: The rule's `per`.
    /// - Returns: Fields by name.
    package func names(for subject: SubjectKind) -> [String: Field] {
        var names: [String: Field] = [:]
        for field in fields {
            guard let prefix = Self.prefix(of: field.record, for: subject) else { continue }
            names[prefix + field.name] = field
        }
        return names
    }

    private static func prefix(of record: Field.Record, for subject: SubjectKind) -> String? {
        switch (subject, record) {
        case (.journey, .journey), (.journey, .milestone), (.person, .person), (.person, .holding): ""
        case (.project, .project), (.project, .milestone): ""
        case (.journey, .person), (.journey, .holding): "owner."
        case (.journey, .project): "project."
        case (.journey, .home): "home."
        default: nil
        }
    }
}

extension Vocabulary {
    private static let person: [Field] = [
        Field(.person, "number", .text, "客户编号"),
        Field(.person, "name", .text, "姓名"),
        Field(.person, "gender", .choice([.init(code: "male", label: "男"), .init(code: "female", label: "女")]), "性别"),
        Field(.person, "salutation", .text, "称谓"),
        Field(.person, "phone", .text, "手机"),
        Field(.person, "email", .text, "邮箱"),
        Field(.person, "address", .text, "通讯地址"),
        Field(.person, "birthday", .day, "生日"),
        Field(.person, "birthday_kind", .choice(birthdayKinds), "生日类型"),
        Field(.person, "consent", .boolean, "同意关怀"),
        Field(.person, "deceased", .boolean, "已故"),
        Field(.person, "blocked", .boolean, "勿扰"),
    ]

    private static let holding: [Field] = [
        Field(.holding, "homes", .integer, "已交付房屋数"),
        Field(.holding, "safety_notice", .boolean, "清明提示"),
    ]

    private static let project: [Field] = [
        Field(.project, "code", .text, "项目编号"),
        Field(.project, "name", .text, "项目名称"),
        Field(.project, "city", .text, "城市"),
        Field(.project, "team", .text, "客关团队"),
        Field(.project, "heating", .boolean, "采暖"),
        Field(.project, "safety_notice", .boolean, "清明提示"),
        // 2 months is the legal minimum for blocked pipes: 商品住宅实行质量保证书和使用说明书制度的规定 §5.
        Field(.project, "pipe_warranty_months", .integer, "管道保修月数"),
    ]

    private static let home: [Field] = [
        Field(.home, "phase", .text, "分期"),
        Field(.home, "building", .text, "楼栋"),
        Field(.home, "unit", .text, "单元"),
        Field(.home, "room", .text, "房号"),
        Field(.home, "layout", .text, "户型"),
        Field(.home, "area", .number, "建筑面积"),
        Field(
            .home,
            "finish",
            .choice([.init(code: "fitted", label: "精装"), .init(code: "bare", label: "毛坯")]),
            "装修标准"
        ),
    ]

    private static let journey: [Field] = [
        Field(.journey, "contract", .text, "合同编号"),
        Field(.journey, "status", .choice(statuses), "状态"),
        Field(.journey, "payment", .choice(payments), "付款方式"),
        Field(.journey, "specialist", .text, "客户关系专员"),
        Field(.journey, "open_complaints", .integer, "未结投诉数"),
        Field(.journey, "serious_complaints", .integer, "未结重大投诉数"),
        Field(.journey, "joined_open_day", .boolean, "参加开放日"),
        Field(.journey, "last_visit", .day, "最近上门日"),
    ]

    private static let ownership: [Field] = [
        Field(
            .ownership,
            "role",
            .choice([
                .init(code: "main", label: "主业主"), .init(code: "co", label: "共有人"),
                .init(code: "former", label: "已退出"),
            ]),
            "产权关系"
        )
    ]

    private static let milestones: [Field] = [
        Field(.milestone, "visit", .day, "首次到访日"),
        Field(.milestone, "subscription", .day, "认购日"),
        Field(.milestone, "signing", .day, "签约日"),
        Field(.milestone, "loan", .day, "放款日"),
        Field(.milestone, "design_change", .day, "设计变更日"),
        Field(.milestone, "open_day", .day, "工地开放日"),
        Field(.milestone, "planned_handover", .day, "合同交付日"),
        Field(.milestone, "bulk_handover", .day, "集中交付日"),
        Field(.milestone, "booked_handover", .day, "预约交付日"),
        Field(.milestone, "handover", .day, "实际交付日"),
        Field(.milestone, "fitout", .day, "装修办理日"),
        Field(.milestone, "move_in", .day, "入住日"),
        Field(.milestone, "first_handover", .day, "首批交付日"),
        Field(.milestone, "renovation", .day, "四年改善日"),
        Field(.milestone, "last_contact", .day, "最近接触日", isLatest: true),
    ]

    private static let statuses: [FieldType.Choice] = [
        .init(code: "visited", label: "到访"), .init(code: "subscribed", label: "认购"),
        .init(code: "signed", label: "已签约"), .init(code: "handed_over", label: "已交付"),
        .init(code: "transferred", label: "已转让"), .init(code: "returned", label: "已退房"),
    ]

    private static let payments: [FieldType.Choice] = [
        .init(code: "mortgage", label: "按揭"), .init(code: "fund", label: "公积金"), .init(code: "full", label: "全款"),
        .init(code: "instalments", label: "分期付款"),
    ]

    private static let birthdayKinds: [FieldType.Choice] = [
        .init(code: "solar", label: "公历"), .init(code: "lunar", label: "农历"), .init(code: "unconfirmed", label: "未确认"),
    ]
}
