import Lifecycle

/// Messages ready for the wire, in front of the lanes that carry them.
///
/// A lane is one connection at a time. Those to domains that allow few connections stand in queues of their own, of
/// which no more lanes take than the domain allows.
actor LaneQueue {
    /// A message whose text is made.
    struct Ready {
        let message: OutgoingMessage
        let messageClass: MessageClass
    }

    /// What a lane carries in one go.
    struct Load {
        let messages: [Ready]
        fileprivate let group: String
    }

    private struct Line {
        var messages: [Ready] = []
        var first = 0
        var lanes = 0
        let limit: Int

        var count: Int { messages.count - first }

        mutating func take(_ size: Int) -> [Ready] {
            let taken = Array(messages[first..<first + min(size, count)])
            first += taken.count
            if first * 2 > messages.count { (messages, first) = (Array(messages[first...]), 0) }
            return taken
        }
    }

    private let pace: Pace
    private let size: Int
    private let lanes: Int
    private var lines: [String: Line]
    private var order: [String]
    private var isClosed = false
    private var waitingLanes: [CheckedContinuation<Load?, Never>] = []
    private var waitingFeeder: CheckedContinuation<Void, Never>?

    /// - Parameters:
    ///   - pace: The domains with limits of their own.
    ///   - size: Messages in one load, at most.
    ///   - lanes: How many lanes there are.
    init(pace: Pace, size: Int, lanes: Int) {
        self.pace = pace
        self.size = size
        self.lanes = lanes
        lines = ["": Line(limit: .max)]
        order = [""]
    }

    /// Adds messages; returns once little enough is waiting for more to be worth fetching.
    func add(_ messages: [Ready]) async {
        for ready in messages {
            let group = pace.group(of: ready.message.address)
            let name = group?.name ?? ""
            if lines[name] == nil {
                lines[name] = Line(limit: group?.connections ?? .max)
                order.append(name)
            }
            lines[name]?.messages.append(ready)
        }
        handOut()
        guard isFull, !isClosed else { return }
        await withCheckedContinuation { waitingFeeder = $0 }
    }

    /// Says that nothing more comes; lanes end when all is handed out.
    func close() {
        isClosed = true
        handOut()
    }

    /// Says that nothing more is to be sent: what waits is given back.
    func stop() -> [Ready] {
        let rest = order.flatMap { name in lines[name]?.take(.max) ?? [] }
        close()
        waitingFeeder?.resume()
        waitingFeeder = nil
        return rest
    }

    /// Waits for a load; nothing when all is done.
    ///
    /// `done` is the load the lane has just carried.
    func next(after done: Load?) async -> Load? {
        if let done { lines[done.group]?.lanes -= 1 }
        if done != nil { handOut() }
        if let load = take() { return load }
        if isClosed, waiting == 0 { return nil }
        return await withCheckedContinuation { waitingLanes.append($0) }
    }

    private var waiting: Int { lines.values.reduce(0) { $0 + $1.count } }

    /// Slow domains may wait in numbers without keeping all others from coming.
    private var isFull: Bool { lines[""].map { $0.count > lanes * size } == true || waiting > 4 * lanes * size }

    /// Loads are small enough that every lane has one.
    private func take() -> Load? {
        for (index, name) in order.enumerated() {
            guard let line = lines[name], line.count > 0, line.lanes < line.limit else { continue }
            let share = max(1, min(size, (line.count + lanes - 1) / lanes))
            guard let messages = lines[name]?.take(share) else { continue }
            lines[name]?.lanes += 1
            order.remove(at: index)
            order.append(name)
            if !isFull {
                waitingFeeder?.resume()
                waitingFeeder = nil
            }
            return Load(messages: messages, group: name)
        }
        return nil
    }

    private func handOut() {
        while !waitingLanes.isEmpty, let load = take() { waitingLanes.removeFirst().resume(returning: load) }
        guard isClosed, waiting == 0 else { return }
        for lane in waitingLanes { lane.resume(returning: nil) }
        waitingLanes = []
    }
}
