import Engine
import Lifecycle

/// How many occurrences change, and what they make more or fewer.
struct ImpactCounts: Encodable, Equatable {
    /// Occurrences that fire and did not, fire no more, fire otherwise, or say something else.
    var added = 0
    var removed = 0
    var changed = 0
    var reworded = 0
    /// Occurrences that fire by neither and end otherwise.
    var settled = 0
    /// Tasks, SMS and e-mails more or fewer.
    var tasks = 0
    var sms = 0
    var email = 0
    /// SMS parts more or fewer.
    var smsParts = 0
    /// Minutes of work more or fewer.
    var minutes = 0

    enum CodingKeys: String, CodingKey {
        case added, removed, changed, reworded, settled, tasks, sms, email, minutes
        case smsParts = "sms_parts"
    }

    /// Occurrences that fire otherwise than by the old book.
    var coming: Int { added + changed + reworded }

    /// Occurrences of which somebody feels the difference.
    var felt: Int { coming + removed }

    /// The sum of some counts.
    static func sum(_ all: [ImpactCounts]) -> ImpactCounts {
        all.reduce(into: ImpactCounts()) { sum, counts in
            for path in fields { sum[keyPath: path] += counts[keyPath: path] }
        }
    }

    private static var fields: [WritableKeyPath<ImpactCounts, Int>] {
        [\.added, \.removed, \.changed, \.reworded, \.settled, \.tasks, \.sms, \.email, \.smsParts, \.minutes]
    }
}

extension ImpactCounts {
    /// What a group of occurrences amounts to.
    init(_ group: ImpactGroup, _ size: ImpactSize, _ recipes: RecipeBook, _ workload: Workload) {
        let count = size.occurrences
        switch group.change {
        case .added: added = count
        case .removed: removed = count
        case .changed: changed = count
        case .reworded: reworded = count
        case .settled: settled = count
        }
        smsParts = size.partsAfter - size.partsBefore
        for (recipe, sign) in [(group.before, -1), (group.after, 1)] {
            guard let recipe else { continue }
            var made: [String: Int] = [:]
            for action in recipes.actions(recipe) {
                made[action.summary, default: 0] += 1
                switch action {
                case .task: tasks += sign * count
                case .sms: sms += sign * count
                case .email: email += sign * count
                }
            }
            minutes += sign * count * workload.minutes(of: made)
        }
    }
}
