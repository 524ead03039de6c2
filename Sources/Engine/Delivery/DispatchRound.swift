import Lifecycle

/// One round of a dispatcher over one channel: a feeder that claims and composes, lanes that carry, and a recorder
/// that writes outcomes, all at once.
struct DispatchRound: Sendable {
    private let dispatcher: Dispatcher
    private let channel: any Channel
    private let reviewPause: Int64
    private let moment: @Sendable () -> Int64
    private let recorder: OutcomeRecorder
    private let queue: LaneQueue
    private let pace: Pace
    private let lanes: Int
    private let start: Int64
    private let desk = OwnThread("dispatch")

    init(
        dispatcher: Dispatcher,
        channel: any Channel,
        reviewPause: Int64,
        moment: @escaping @Sendable () -> Int64,
        progress: @escaping @Sendable (Int) -> Void
    ) {
        self.dispatcher = dispatcher
        self.channel = channel
        self.reviewPause = reviewPause
        self.moment = moment
        start = moment()
        lanes = max(1, channel.connections)
        recorder = OutcomeRecorder(
            store: dispatcher.store,
            wire: dispatcher.wire,
            kind: channel.kind,
            retry: dispatcher.settings.retry,
            moment: moment,
            progress: progress
        )
        pace = dispatcher.settings.paces[channel.kind] ?? Pace()
        queue = LaneQueue(pace: pace, size: dispatcher.settings.perSession, lanes: lanes)
    }

    func run() async throws -> DispatchReport {
        let lapsed = try dispatcher.store.lapse(at: start)
        recorder.count { $0.cancelled += lapsed }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<lanes { group.addTask { try await carry() } }
            group.addTask { try await recorder.record() }
            group.addTask { try await feed() }
            // The lanes and the feeder end before the recorder, which has the last word.
            for _ in 0...lanes { try await end(&group) }
            recorder.close()
            try await group.next()
        }
        // What was begun when the lanes had already stopped.
        recorder.giveBack(await queue.stop())
        try recorder.commit()
        return recorder.report
    }

    /// Waits for one of the tasks; when one fails, nothing more is begun.
    private func end(_ group: inout ThrowingTaskGroup<Void, any Error>) async throws {
        do {
            try await group.next()
        } catch {
            _ = await queue.stop()
            recorder.close()
            throw error
        }
    }

    /// Claims and composes messages until none is due.
    private func feed() async throws {
        do {
            while !Task.isCancelled, !recorder.isObstructed, let ready = try await desk.run(next) {
                await queue.add(ready)
            }
        } catch {
            await queue.close()
            throw error
        }
        await queue.close()
    }

    /// Claims and composes as many messages as keep the lanes busy for a while.
    /// - Returns: The messages whose texts could be made; nothing when none is due.
    @Sendable
    private func next() throws -> [LaneQueue.Ready]? {
        let now = moment()
        let classes = openClasses(at: now)
        guard !classes.isEmpty else { return nil }
        let claim = try dispatcher.store.claim(
            ClaimRequest(
                dispatcher: dispatcher.id,
                channel: channel.kind,
                classes: classes,
                dueBy: start,
                moment: now,
                limit: min(1000, max(100, lanes * dispatcher.settings.perSession)),
                pace: pace
            )
        )
        recorder.count { $0.later += claim.paced }
        if claim.messages.isEmpty, claim.paced == 0 { return nil }
        return try compose(claim.messages, at: now)
    }

    private func openClasses(at now: Int64) -> [MessageClass] {
        MessageClass.allCases.filter { dispatcher.settings.hours.isOpen(channel.kind, $0, at: now) }
    }

    /// Makes texts; those that cannot be made go to the review list.
    private func compose(_ messages: [WaitingMessage], at now: Int64) throws -> [LaneQueue.Ready] {
        var ready: [LaneQueue.Ready] = []
        var problems: [Int64: String?] = [:]
        for message in messages {
            do throws(RenderingProblem) {
                let outgoing = try dispatcher.composer.compose(message, at: now)
                ready.append(LaneQueue.Ready(message: outgoing, messageClass: message.item.messageClass))
            } catch {
                problems[message.item.id] = .some(error.phrase.stored)
            }
        }
        try dispatcher.store.release(problems, until: now + reviewPause)
        recorder.expect(messages)
        recorder.count { $0.review += problems.count }
        return ready
    }

    /// Writes the attempts of a load, as late as can be: hours, refusals and a person's word hold up to here.
    /// - Returns: The messages that may go out now.
    @Sendable
    private func begin(_ load: [LaneQueue.Ready]) throws -> [OutgoingMessage] {
        let now = moment()
        let open = openClasses(at: now)
        let timely = load.filter { open.contains($0.messageClass) }.map(\.message)
        let untimely = load.filter { !open.contains($0.messageClass) }
        try dispatcher.store.release(Dictionary(uniqueKeysWithValues: untimely.map { ($0.message.id, nil) }), until: 0)
        let starts = timely.map { AttemptStart(message: $0.id, address: $0.address, parts: $0.parts) }
        let begun = try dispatcher.store.beginAttempts(starts, by: dispatcher.id, at: now)
        recorder.count { report in
            report.cancelled += begun.cancelled
            report.later += begun.later + untimely.count
        }
        return timely.filter { begun.messages.contains($0.id) }
    }

    /// Carries loads over one connection at a time.
    private func carry() async throws {
        let thread = OwnThread("lane")
        var done: LaneQueue.Load?
        while let load = await queue.next(after: done) {
            done = load
            if recorder.isObstructed || Task.isCancelled {
                recorder.giveBack(load.messages + (await queue.stop()))
                continue
            }
            let messages = try await thread.run { try begin(load.messages) }
            guard !messages.isEmpty else { continue }
            let watch = LoadWatch(recorder)
            await channel.deliver(messages, watch: watch)
            try recorder.endOfLoad(watch)
        }
    }
}
