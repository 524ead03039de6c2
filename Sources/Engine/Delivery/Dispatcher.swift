package import Lifecycle

/// Hands waiting messages to their channels.
///
/// A message is claimed, its text is made, its attempt is written, and only then the wire is touched; the outcome is
/// written after. Whatever ends the program in between leaves what the store and the wire log know, which the next
/// dispatcher settles: only what was on the wire at that moment can be in doubt.
package struct Dispatcher: Sendable {
    /// Its number.
    package let id: DispatcherID
    let store: any OutboxStore
    let composer: Composer
    let wire: any WireLog
    /// Hours, pace and retries.
    package let settings: DispatchSettings

    /// Creates a dispatcher.
    /// - Parameters:
    ///   - id: Its number, under which the store knows it to have begun.
    ///   - store: The outbox.
    ///   - composer: Makes texts.
    ///   - wire: Outlives the program.
    ///   - settings: Hours, pace and retries.
    package init(
        id: DispatcherID,
        store: any OutboxStore,
        composer: Composer,
        wire: any WireLog,
        settings: DispatchSettings
    ) {
        self.id = id
        self.store = store
        self.composer = composer
        self.wire = wire
        self.settings = settings
    }

    /// Sends over a channel what is due when it begins, each message at most once.
    ///
    /// Ends early when the task is cancelled or the server cannot be spoken with; what has not been begun then waits
    /// as before.
    /// - Parameters:
    ///   - channel: Where to.
    ///   - reviewPause: Seconds after which a message whose text cannot be made is looked at again.
    ///   - moment: The time now, in seconds since 1970-01-01T00:00:00Z; asked before each batch.
    ///   - progress: Told how many messages have been dealt with; from any thread.
    /// - Returns: What became of the messages.
    /// - Throws: The error of the store; what was committed before it stays, and the next dispatcher settles the rest.
    package func send(
        through channel: any Channel,
        reviewPause: Int64 = 1,
        moment: @escaping @Sendable () -> Int64,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> DispatchReport {
        let round = DispatchRound(
            dispatcher: self,
            channel: channel,
            reviewPause: reviewPause,
            moment: moment,
            progress: progress
        )
        return try await round.run()
    }
}
