package import ChineseCalendar

/// A store whose sweeps leave no trace: they read the facts and the ledger of the real one, and see of each other what
/// they decide.
///
/// It ends with its last user, and what was decided in it with it.
package protocol TrialStore: SweepStore {
    /// The decisions of the trial's sweeps, in ascending order of rule, subject and occasion.
    ///
    /// Two trials of one store number rules alike, as far as both were made for them.
    func decisions() throws -> any TrialCursor

    /// The names of the rules, by the numbers decisions carry.
    func ruleNames() throws -> [Int64: String]

    /// Goes to a past sweep: the next sweep of the trial is decided by what was known when that one began.
    ///
    /// What it took back is taken back, and what had been cancelled by then counts no more.
    func repeats(_ sweep: PastSweep) throws

    /// Whether facts or decisions came to the real store since the trial began.
    func isOutdated() throws -> Bool
}

/// Makes trials.
package protocol TrialMaker: Sendable {
    /// Begins a trial.
    /// - Parameters:
    ///   - start: From which moment on.
    ///   - rules: The names of all rules that may take part; trials made for the same names can be compared.
    ///   - recipes: Where lists of actions get their numbers; trials that share one can be compared.
    /// - Returns: The trial.
    /// - Throws: The store's error, such as a full disk.
    func trial(from start: TrialStart, rules: [String], recipes: RecipeBook) throws -> any TrialStore

    /// The sweeps of a range of days, in the order they ran in.
    func sweeps(_ days: ClosedRange<Day>) throws -> [PastSweep]
}

/// Where a trial begins.
package enum TrialStart: Hashable, Sendable {
    /// With all that is known and decided now.
    case now
    /// With what was known and decided when a sweep began.
    case before(SweepID)
}

/// A sweep that was completed.
package struct PastSweep: Hashable, Sendable {
    /// Its number.
    package let id: SweepID
    /// The day it decided.
    package let day: Day
    /// The hash of the rule book it decided by.
    package let revision: String

    /// Creates a past sweep.
    package init(id: SweepID, day: Day, revision: String) {
        self.id = id
        self.day = day
        self.revision = revision
    }
}

/// Reads decisions one after the other; one thread uses it.
package protocol TrialCursor: AnyObject {
    /// The next decision; nothing after the last.
    func next() throws -> TrialDecision?
}

/// What a sweep of a trial decided.
package struct TrialDecision: Hashable, Sendable {
    /// The rule, by the number the trial knows it by.
    package let rule: Int64
    /// What it is about.
    package let subject: SubjectID
    /// Which of the rule's occurrences for the subject.
    package let occasion: Int64
    /// What became of it.
    package let outcome: Outcome
    /// Why it did not fire; none when it did.
    package let reason: String?
    /// The day it was due.
    package let due: Day
    /// The day of the sweep.
    package let day: Day
    /// The journey it belongs to; 0 for none.
    package let journey: Int64
    /// Whom it concerns; 0 for nobody.
    package let person: Int64
    /// The project it belongs to; 0 for none.
    package let project: Int64
    /// What it makes, by its number in the ``RecipeBook``.
    package let recipe: Int

    /// Creates a decision.
    package init(
        rule: Int64,
        subject: SubjectID,
        occasion: Int64,
        outcome: Outcome,
        reason: String?,
        due: Day,
        day: Day,
        journey: Int64,
        person: Int64,
        project: Int64,
        recipe: Int
    ) {
        self.rule = rule
        self.subject = subject
        self.occasion = occasion
        self.outcome = outcome
        self.reason = reason
        self.due = due
        self.day = day
        self.journey = journey
        self.person = person
        self.project = project
        self.recipe = recipe
    }
}
