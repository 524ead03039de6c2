package import ChineseCalendar

/// Where facts, decisions, tasks and messages are kept.
///
/// Calls are whole batches and each is one transaction: done or not done, whatever crashes. A store is safe to use
/// from several threads; what it does to the same rows happens in one order.
package protocol Store:
    SweepStore, OutboxStore, ReturnStore, TaskStore, FactStore, TrialMaker, RevisionStore, ImpactStore, ExplainStore,
    MailStore, TextStore, HomeStore, VolumeStore, ImportedFieldStore
{}

/// What the sweep needs of a store.
package protocol SweepStore: Sendable {
    /// What earlier sweeps left behind.
    func sweepState(on day: Day) throws -> SweepState

    /// Writes down that a sweep begins, with the rule book it decides by.
    /// - Parameters:
    ///   - day: The day it decides.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    ///   - revision: The rule book; stored once per content.
    ///   - rules: The rules that take part.
    /// - Returns: The number decisions are committed under.
    /// - Throws: The store's error, such as a lock or a full disk.
    func beginSweep(on day: Day, at moment: Int64, revision: Revision, rules: [Rule]) throws -> SweepID

    /// Takes back, moves or passes on what was decided before dates were corrected and owners changed.
    ///
    /// Of rules with ``MovePolicy/recall``, and of birthdays, all of which nothing was sent or done is taken back, so
    /// that they may fire again; of the rest, what waits is withdrawn, and open tasks move by as many days. Whatever the
    /// rule says, a lapse is taken back when its new window has not closed.
    /// - Parameters:
    ///   - rules: The rule book.
    ///   - day: The day it is judged on.
    ///   - customs: When birthdays are kept that have no day of their own in a year.
    ///   - sweep: The sweep it belongs to; `nil` outside of sweeps.
    /// - Returns: What was done.
    /// - Throws: The store's error, such as a lock or a full disk.
    func correct(rules: [Rule], on day: Day, customs: BirthdayCustoms, sweep: SweepID?) throws -> CorrectionReport

    /// Writes decisions with their tasks and messages, all in one transaction.
    /// - Throws: When one of the occurrences is decided already, and on anything that keeps it from being written.
    func commit(_ batches: [DecisionBatch]) throws

    /// Writes the last decisions, and that the sweep is complete for these rules, in one transaction.
    /// - Throws: What ``commit(_:)`` throws.
    func endSweep(_ sweep: SweepID, on day: Day, completed: [Rule], last batches: [DecisionBatch]) throws

    /// Opens a reader for one thread, which sees the facts of this moment until it is closed.
    /// - Parameter day: Read the facts as they were known at the end of that day; as they are now when none is given.
    /// - Returns: The reader.
    /// - Throws: The store's error, such as a lock or a full disk.
    func planReader(knownOn day: Day?) throws -> any PlanReader
}

/// What earlier sweeps left behind.
package struct SweepState: Sendable {
    /// The last day each rule was swept on, by name; a rule never swept has none.
    package let lastSwept: [String: Day]
    /// What rules with a sample did so far, by rule and project.
    package let samples: [String: [Int64: SampleCount]]
    /// The team of each project, or the project's code where it has none, by project.
    package let teams: [Int64: String]
    /// The workdays as arranged.
    package let workdays: Workdays
    /// The day of the last sweep or change of facts; none before the first.
    package let lastKnown: Day?

    /// Creates a state.
    package init(
        lastSwept: [String: Day] = [:],
        samples: [String: [Int64: SampleCount]] = [:],
        teams: [Int64: String] = [:],
        workdays: Workdays = Workdays(),
        lastKnown: Day? = nil
    ) {
        self.lastSwept = lastSwept
        self.samples = samples
        self.teams = teams
        self.workdays = workdays
        self.lastKnown = lastKnown
    }
}

/// Finds candidates.
///
/// One thread uses it.
package protocol PlanReader: AnyObject {
    /// The workdays as arranged, as far as they are known to it.
    var workdays: Workdays { get }

    /// The numbers that records of a kind have; nothing when there are none.
    func records(of kind: SubjectKind) throws -> ClosedRange<Int64>?

    /// Reads the undecided occurrences of a request in the order they are decided in.
    /// - Parameters:
    ///   - request: Which; of a rule that is not for everyone.
    ///   - size: Candidates in a batch, at most.
    ///   - body: Takes each batch; the last may be smaller, and none is empty.
    /// - Throws: The store's error, such as a lock or a full disk.
    func candidates(_ request: PlanRequest, batchesOf size: Int, _ body: (SubjectBatch) throws -> Void) throws

    /// Reads the subjects that rules for everyone look at, once for all those rules, in ascending order.
    /// - Parameters:
    ///   - request: Which subjects and rules.
    ///   - size: Subjects in a batch, at most.
    ///   - body: Takes each batch; the last may be smaller, and none is empty.
    /// - Throws: The store's error, such as a lock or a full disk.
    func everyone(_ request: EveryoneRequest, batchesOf size: Int, _ body: (EveryoneBatch) throws -> Void) throws

    /// What a rule asks of one subject, condition by condition.
    /// - Parameters:
    ///   - rule: The rule.
    ///   - subject: One of its kind.
    ///   - day: The day it is judged on.
    /// - Returns: Nothing when there is no such subject.
    /// - Throws: The store's error, such as a lock or a full disk.
    func facts(_ rule: Rule, of subject: SubjectID, on day: Day) throws -> RuleFacts?
}

/// Which occurrences to look for.
package struct PlanRequest: Sendable {
    /// The rule.
    package let rule: Rule
    /// The day of the sweep.
    package let day: Day
    /// Open windows, or closed ones.
    package let windows: Windows
    /// When birthdays are kept that have no day of their own in a year.
    package let customs: BirthdayCustoms
    /// The only subject to look at; all when none is given.
    package let subject: SubjectID?

    /// Which windows.
    package enum Windows: Hashable, Sendable {
        /// Due by the sweep's day and not yet too late.
        case open
        /// The last day of the window lies in this range.
        case closed(ClosedRange<Day>)
    }

    /// Creates a request.
    package init(
        rule: Rule,
        day: Day,
        windows: Windows,
        customs: BirthdayCustoms = BirthdayCustoms(),
        subject: SubjectID? = nil
    ) {
        self.subject = subject
        self.rule = rule
        self.day = day
        self.windows = windows
        self.customs = customs
    }
}
