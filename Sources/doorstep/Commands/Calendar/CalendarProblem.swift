import Lifecycle

/// Why a calendar cannot be shown or taken.
enum CalendarProblem: Explained, Equatable {
    /// The tables do not reach so far.
    case yearOutside(Int)
    /// Nobody said yes, and nobody can be asked.
    case needsYes
    /// Somebody said no.
    case declined

    var phrase: Phrase {
        switch self {
        case .yearOutside(let year):
            Phrase("the calendar reaches from 1900 through 2100, not to \(year)", zh: "日历只有 1900 至 2100 年，没有 \(year) 年")
        case .needsYes:
            Phrase(
                "nothing was taken: look at what changes, then run the command again with --yes",
                zh: "尚未采用：请先核对上面的变化，再加 --yes 运行一次"
            )
        case .declined: Phrase("nothing was taken", zh: "未采用")
        }
    }
}
