import CYardstick
import Foundation

/// Keeps processors awake while two programs talk to each other.
///
/// A virtual processor that has gone to sleep takes longer to wake than a message takes to travel, which slows down
/// whichever side leaves it idle: a single connection of `smtp-source` sent 600 or 6,000 messages a second by chance.
enum Wakefulness {
    /// Runs `body` beside loops that get only the time that nobody else wants, one for each processor.
    static func during<Value>(_ body: () throws -> Value) throws -> Value {
        let leftover = try [Program.tool("timeout"), "900", Program.tool("chrt"), "-i", "0"]
        let words = leftover + [try Program.tool("sh"), "-c", "while :; do :; done"]
        let loops = (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
            unsafe cy_begin(Program.list(words), words.count, "/dev/null")
        }
        defer { for process in loops where process > 0 { cy_end(process) } }
        return try body()
    }
}
