package import Lifecycle

/// A word that templates may use between double braces: the one table they are checked against.
///
/// The raw value is for programs; people write ``name``.
package enum TemplateVariable: String, CaseIterable, Sendable {
    case salutation
    case project
    case home
    case hotline
    case specialist
    case day
    case time
    case milestone
    case person
    case signature

    /// Finds the variable people write as `name`.
    package init?(name: some StringProtocol) {
        guard let known = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = known
    }

    /// The name in templates and in ``TemplateValues``.
    package var name: String {
        switch self {
        case .salutation: "称呼"
        case .project: "项目"
        case .home: "房屋"
        case .hotline: "热线"
        case .specialist: "顾问"
        case .day: "日期"
        case .time: "时间"
        case .milestone: "节点"
        case .person: "姓名"
        case .signature: "签名"
        }
    }

    /// What stands in its place.
    package var meaning: Phrase {
        switch self {
        case .salutation: Phrase("how the person is addressed, such as 王女士", zh: "对客户的称呼，如“王女士”")
        case .project: Phrase("the project's name", zh: "项目名称")
        case .home: Phrase("project, building, unit and room in one", zh: "房屋全称：项目、楼栋、单元、房号")
        case .hotline: Phrase("the service number, from the settings", zh: "服务热线，取自设置")
        case .specialist: Phrase("the customer-relations specialist", zh: "客户关系专员姓名")
        case .day:
            Phrase("the day the message is about, such as 2026年11月22日", zh: "与本条消息有关的日期，如交付日、保修到期日")
        case .time: Phrase("the hour agreed, such as 上午9点30分", zh: "约定的时间，如“上午9点30分”")
        case .milestone: Phrase("the milestone reached, such as 主体结构封顶", zh: "已达到的节点，如“主体结构封顶”")
        case .person: Phrase("the person's full name", zh: "客户姓名")
        case .signature: Phrase("the sender's registered name, from the settings", zh: "短信签名，取自设置")
        }
    }
}
