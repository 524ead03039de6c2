package import ChineseCalendar
package import Lifecycle

/// How a decision differs between two rule books.
package enum ImpactChange: String, Hashable, Sendable, CaseIterable {
    /// It fires, and did not.
    case added
    /// It fires no more.
    case removed
    /// It fires on another day, or makes something else.
    case changed
    /// It fires as before, and a message or a task has another text.
    case reworded
    /// It fires by neither, and is decided otherwise.
    case settled

    /// Compares what two books decide about an occurrence; nothing when it is the same.
    /// - Parameters:
    ///   - old: By the book in use; none when it decides nothing.
    ///   - new: By the other.
    ///   - isReworded: Whether one of the actions has another text; asked about what is otherwise the same.
    init?(_ old: TrialDecision?, _ new: TrialDecision?, isReworded: (Int) -> Bool) {
        switch (old?.outcome == .fired, new?.outcome == .fired) {
        case (false, true): self = .added
        case (true, false): self = .removed
        case (true, true):
            guard
                old?.day != new?.day || old?.due != new?.due || old?.recipe != new?.recipe
                    || old?.person != new?.person
            else {
                guard let recipe = new?.recipe, isReworded(recipe) else { return nil }
                self = .reworded
                return
            }
            self = .changed
        case (false, false):
            guard
                old?.outcome != new?.outcome || old?.reason != new?.reason || old?.day != new?.day
                    || old?.due != new?.due
            else { return nil }
            self = .settled
        }
    }
}

/// Occurrences that change alike.
package struct ImpactGroup: Hashable, Sendable {
    /// How they change.
    package let change: ImpactChange
    /// Of which rule.
    package let rule: String
    /// In which project; 0 for none.
    package let project: Int64
    /// The day they are decided on by the new book, or by the old one when only that decides them.
    package let day: Day
    /// What the old book makes, by its number in ``ImpactReport/recipes``; none when it makes nothing.
    package let before: Int?
    /// What the new book makes, likewise.
    package let after: Int?
}

/// How large a group is.
package struct ImpactSize: Hashable, Sendable {
    /// Its occurrences.
    package internal(set) var occurrences = 0
    /// The SMS parts of the old book's messages.
    package internal(set) var partsBefore = 0
    /// The SMS parts of the new book's.
    package internal(set) var partsAfter = 0
}

/// What another rule book would do otherwise.
package struct ImpactReport: Sendable {
    /// The days that were asked about.
    package internal(set) var days: ClosedRange<Day>
    /// The rules that are not the same in both books.
    package let changed: [String]
    /// The templates that are not, by kind and name: `sms welcome`, `text half-year-call`.
    package let reworded: [String]
    /// How many occurrences change, and how.
    package internal(set) var groups: [ImpactGroup: ImpactSize] = [:]
    /// The first of each rule and kind of change, as the old and the new book decide them.
    package internal(set) var samples: [String: [ImpactChange: [(before: TrialDecision?, after: TrialDecision?)]]] = [:]
    /// What the last day's sweep holds back, by rule and reason: by the old book and by the new one.
    package internal(set) var held: (before: [String: [Reason: Int]], after: [String: [Reason: Int]]) = ([:], [:])
    /// Rules of the new book that fail too often to be used.
    package internal(set) var quarantined: [String] = []
    /// Whether facts or decisions changed while it was made, so that it should be made again.
    package internal(set) var isOutdated = false
    /// What is made, by number.
    package internal(set) var recipes = RecipeBook()

    init(days: ClosedRange<Day>, _ difference: BookDifference) {
        self.days = days
        changed = difference.rules.sorted()
        reworded = difference.templates.sorted()
    }

    /// People to whom something else happens, or whose waiting message gets another text.
    package internal(set) var people = 0
    /// Messages that were decided before, wait to be sent, and get another text.
    package internal(set) var waiting = 0

    /// The rules of which something changes, and those that were edited; sorted.
    package var rules: [String] { Set(groups.keys.map(\.rule)).union(changed).sorted() }
}

/// What is not the same in two rule books.
package struct BookDifference: Hashable, Sendable {
    /// The names of rules.
    package let rules: Set<String>
    /// Templates by kind and name: `sms welcome`, `email welcome`, `text half-year-call`.
    package let templates: Set<String>

    /// Creates a difference.
    package init(rules: Set<String>, templates: Set<String> = []) {
        self.rules = rules
        self.templates = templates
    }
}
