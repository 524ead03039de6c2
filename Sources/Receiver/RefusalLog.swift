import Lifecycle
import Synchronization

/// Lines about refused calls, a few a minute of each kind: whoever calls in vain cannot fill the disk.
final class RefusalLog: Sendable {
    /// Kinds of trouble, counted apart, so that noise of one kind hides no other.
    enum Kind: Hashable, Sendable {
        case secret
        case target
        case body
        case call
        case token
        case store
    }

    private struct Minute {
        var number: Int64
        var lines = 0
        var unsaid = 0
    }

    private static let linesPerMinute = 5

    private let minutes = Mutex<[Kind: Minute]>([:])
    private let clock: @Sendable () -> Int64
    private let line: @Sendable (Phrase) -> Void

    init(clock: @escaping @Sendable () -> Int64, line: @escaping @Sendable (Phrase) -> Void) {
        self.clock = clock
        self.line = line
    }

    /// Writes a line, unless there were enough of its kind in this minute; then it is counted.
    func tell(_ kind: Kind, _ phrase: @autoclosure () -> Phrase) {
        let now = clock() / 60
        let unsaid: Int? = minutes.withLock { minutes in
            var minute = minutes[kind] ?? Minute(number: now)
            let before = minute.number == now ? 0 : minute.unsaid
            if minute.number != now { minute = Minute(number: now) }
            defer { minutes[kind] = minute }
            guard minute.lines < Self.linesPerMinute else {
                minute.unsaid += 1
                return nil
            }
            minute.lines += 1
            return before
        }
        guard let unsaid else { return }
        line(unsaid == 0 ? phrase() : Self.counting(unsaid, phrase()))
    }

    private static func counting(_ unsaid: Int, _ phrase: Phrase) -> Phrase {
        Phrase(
            "\(phrase.english) (and \(unsaid) more of this kind without a line)",
            zh: "\(phrase.chinese)（另有 \(unsaid) 次同类情况未逐条记录）"
        )
    }
}
