import Lifecycle

/// How a person is addressed: 王女士, 欧阳先生, 贵公司.
package enum Salutation {
    /// A person's sex, as far as the record says.
    package enum Gender: String, Sendable {
        case male
        case female

        fileprivate var title: String { self == .male ? "先生" : "女士" }
    }

    /// The words a message begins with.
    ///
    /// - Parameters:
    ///   - name: The name on record; a note in brackets after it is left out.
    ///   - gender: Without it, the full name stands alone.
    ///   - recorded: A salutation the person asked for; it wins over everything else.
    /// - Returns: Nothing when there is no usable name, so that nobody is greeted as "null".
    package static func of(name: String?, gender: Gender?, recorded: String? = nil) -> String? {
        if let recorded = meaningful(recorded) { return recorded }
        guard let full = meaningful(name) else { return nil }
        if let organisation = organisation(full) { return organisation }
        guard let name = meaningful(full.prefix { $0 != "(" && $0 != "（" }.trimmed) else { return nil }
        if titles.contains(where: name.hasSuffix) { return name }
        guard let gender, name.allSatisfy({ $0.isHan || dots.contains($0) }) else { return name }
        return (surname(of: name) ?? name) + gender.title
    }

    private static func meaningful(_ text: String?) -> String? {
        guard let text = text?.trimmed, !Filler.isNoName(text) else { return nil }
        return text
    }

    private static func organisation(_ name: String) -> String? {
        if name.contains("公司") || name.contains("有限") || companies.contains(where: { isLong(name, ending: $0) }) {
            return "贵公司"
        }
        return institutions.contains { isLong(name, ending: $0) } ? "贵单位" : nil
    }

    /// A person may be called 王银行 no more than a company may be called by one character.
    private static func isLong(_ name: String, ending: String) -> Bool {
        name.hasSuffix(ending) && name.count >= ending.count + 2
    }

    private static func surname(of name: String) -> String? {
        guard name.count <= 4, !name.contains(where: dots.contains) else { return nil }
        return compoundSurnames.first(where: name.hasPrefix) ?? name.first.map(String.init)
    }

    private static let titles = ["先生", "女士", "小姐", "太太", "老师", "阿姨"]
    private static let companies = ["集团", "合伙企业", "（有限合伙）", "合作社", "工厂", "银行", "商行", "酒店"]
    private static let institutions = ["事务所", "学校", "大学", "医院", "基金会", "协会", "委员会", "研究院", "研究所"]
    private static let dots: Set<Character> = ["·", "•", "・", "．"]
    private static let compoundSurnames = [
        "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "轩辕", "长孙", "宇文",
        "司空", "独孤", "南宫", "西门", "东郭", "百里", "呼延", "端木", "淳于", "单于", "太史", "申屠", "公羊", "澹台", "濮阳",
        "赫连", "钟离", "鲜于", "闻人", "拓跋", "万俟", "纳兰", "完颜", "第五", "梁丘", "左丘", "东门", "即墨", "达奚", "褚师",
    ]
}

extension Character {
    /// Whether it is a Chinese character.
    fileprivate var isHan: Bool { unicodeScalars.first?.properties.isIdeographic ?? false }
}
