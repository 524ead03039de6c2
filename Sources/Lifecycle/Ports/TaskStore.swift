package import ChineseCalendar

/// Where tasks are kept.
package protocol TaskStore: Sendable {
    /// Lists tasks by due day, then number.
    func tasks(_ filter: TaskFilter) throws -> [OutboundTask]

    /// One task; nothing when there is none.
    func task(_ id: Int64) throws -> OutboundTask?

    /// Ends an open task, or moves it to another day when it is rescheduled.
    ///
    /// A visit or inspection that was done becomes the journey's last visit, every answered task its last contact.
    ///
    /// - Parameters:
    ///   - id: The task.
    ///   - result: How it ended.
    ///   - next: The new due day of a rescheduled task.
    ///   - change: The change of facts it belongs to.
    /// - Returns: Whether the task was open.
    /// - Throws: The store's error, such as a lock or a full disk.
    func finishTask(_ id: Int64, result: TaskResult, next: Day?, change: ChangeID) throws -> Bool
}
