package import ChineseCalendar

/// Where the arrangements of workdays are kept, and what depends on them.
package protocol ArrangementStore: Sendable {
    /// The workdays: the years that are built in, and each imported one as it was told last.
    func workdays() throws -> Workdays

    /// Takes the arrangement of a year in place of what was known of it, and moves the open tasks that depend on it.
    ///
    /// Both in one transaction. What was known before can still be read as of an earlier day.
    /// - Parameters:
    ///   - arrangement: The whole year.
    ///   - change: The change it belongs to.
    /// - Returns: The tasks that moved; nothing when the arrangement was known, and nothing is written.
    /// - Throws: The store's error, such as a lock or a full disk.
    func take(_ arrangement: WorkdayArrangement, change: ChangeID) throws -> [TaskShift]?

    /// The open tasks that would be due on another day.
    ///
    /// Those that are due so many workdays after they were made, and were not given another day since.
    /// - Parameter workdays: The workdays to count by.
    /// - Returns: In ascending order of numbers.
    /// - Throws: The store's error, such as a lock or a full disk.
    func taskShifts(under workdays: Workdays) throws -> [TaskShift]

    /// How many subjects a rule for everyone has not decided an occasion for.
    func undecided(_ rule: Rule, occasion: Int64) throws -> Int
}

/// An open task that moves because workdays are arranged otherwise.
package struct TaskShift: Hashable, Sendable {
    /// The task.
    package let task: Int64
    /// The name of the rule that made it.
    package let rule: String
    /// The day it was due.
    package let from: Day
    /// The day it is due now.
    package let to: Day

    /// Creates a shift.
    package init(task: Int64, rule: String, from: Day, to: Day) {
        self.task = task
        self.rule = rule
        self.from = from
        self.to = to
    }
}
