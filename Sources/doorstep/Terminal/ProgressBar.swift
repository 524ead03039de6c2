import Foundation
import Synchronization

/// A bar on standard error, when that is a terminal; otherwise nothing.
final class ProgressBar: Sendable {
    private let label: String
    private let isShown = isatty(STDERR_FILENO) != 0
    private let shown = Mutex(-1)

    private static let width = 30  // columns

    init(_ label: String) { self.label = label }

    /// Shows how much is done, 0 through 1.
    func show(_ part: Double) {
        let percent = Int(min(max(part, 0), 1) * 100)
        let isNews = shown.withLock { shown in
            defer { shown = percent }
            return percent != shown
        }
        guard isShown, isNews else { return }
        let filled = percent * Self.width / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
        draw("\r\(label) \(bar) \(percent) %")
    }

    /// Takes the bar away.
    func end() {
        if isShown, shown.withLock({ $0 }) >= 0 { draw("\r\u{1B}[K") }
    }

    private func draw(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
