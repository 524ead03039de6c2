package import ChineseCalendar

/// Why an open task was withdrawn, or has another day or another person than when it was made.
package enum TaskMark: Hashable, Sendable {
    /// The date it was counted from was corrected, and its own day moved with it.
    case moved(from: Day, to: Day)
    /// The date it was counted from was corrected: it is made again when it is due by the new one.
    case corrected
    /// The owners have another contact now.
    case passed
    /// The person has died, and no other owner can be contacted.
    case deceased
    /// The person must not be contacted, and no other owner can be.
    case blocked
    /// The home was sold or given back.
    case sold
    /// The home has no owners any more.
    case ownerless

    /// The form kept in the store.
    package var code: String {
        switch self {
        case .moved(let from, let to): "moved \(from) \(to)"
        case .corrected: "corrected"
        case .passed: "passed"
        case .deceased: "deceased"
        case .blocked: "blocked"
        case .sold: "sold"
        case .ownerless: "ownerless"
        }
    }

    /// Reads the stored form; `nil` for any other text.
    package init?(code: String) {
        let words = code.split(separator: " ").map(String.init)
        if words.count == 3, words[0] == "moved", let from = Day(iso: words[1]), let to = Day(iso: words[2]) {
            self = .moved(from: from, to: to)
            return
        }
        let plain: [TaskMark] = [.corrected, .passed, .deceased, .blocked, .sold, .ownerless]
        guard let mark = plain.first(where: { $0.code == code }) else { return nil }
        self = mark
    }

    /// What staff read.
    package var phrase: Phrase {
        switch self {
        case .moved(let from, let to):
            Phrase(
                "date corrected: due was counted from \(from), now from \(to)",
                zh: "日期已更正：到期日由 \(from) 起改为由 \(to) 起"
            )
        case .corrected: Phrase("withdrawn: the date was corrected", zh: "已撤回：日期已更正")
        case .passed: Phrase("passed to another owner", zh: "联系人已换为另一位业主")
        case .deceased: Phrase("withdrawn: the person has died", zh: "已撤回：客户已故")
        case .blocked: Phrase("withdrawn: the person must not be contacted", zh: "已撤回：客户勿扰")
        case .sold: Phrase("withdrawn: the home was sold or given back", zh: "已撤回：房屋已转让或退房")
        case .ownerless: Phrase("withdrawn: the home has no owner on record", zh: "已撤回：房屋已没有业主")
        }
    }
}
