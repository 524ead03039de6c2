import ChineseCalendar
import Lifecycle

/// One line of a plan; `plan.c` says what the fields are.
struct PlanLine {
    let shape: String
    let rule: Rule
    /// The day the rule is judged on.
    let judgedOn: Day
    let occasion: Int
    var kind = ""
    var range: ClosedRange<Int32> = 0...0
    var earlier = ""
    var condition = ""
    var until = ""
    var window: Int32 = 0
    var months = 0
    var days = 0

    /// The line, without its end.
    var text: String {
        [
            shape, rule.name, "\(occasion)", kind, "\(range.lowerBound)", "\(range.upperBound)", earlier, condition,
            until, "\(window)", "\(months)", "\(days)", "\(isCareful ? judgedOn.number : 0)",
        ].joined(separator: "\t")
    }

    /// Whether a row tells what holds promotions back; a project gets none.
    private var isCareful: Bool {
        rule.subject != .project && rule.messageClass == .promotion
    }
}
