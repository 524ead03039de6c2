import Foundation

/// What tells a process of this machine from all others, before and after it: the boot, its number, and when it began.
package struct ProcessMark: Hashable, Sendable {
    /// The form kept: three words.
    package let text: String

    /// Reads the kept form; nothing for any other text.
    package init?(_ text: String) {
        guard text.split(separator: " ").count == 3 else { return nil }
        self.text = text
    }

    private init(process: pid_t, start: Substring) { text = "\(Self.boot) \(process) \(start)" }

    /// This process.
    package static var current: ProcessMark? {
        start(of: getpid()).map { ProcessMark(process: getpid(), start: $0) }
    }

    /// Whether the process is still there.
    package var isAlive: Bool {
        let words = text.split(separator: " ")
        guard words.count == 3, words[0] == Self.boot, let process = pid_t(words[1]) else { return false }
        return Self.start(of: process) == words[2]
    }

    /// What tells one start of the machine from the next.
    static let boot: String =
        ((try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? "")
        .trimmingCharacters(in: .newlines)

    /// When a process began, in ticks since the boot: field 22 of `/proc/PID/stat`, counted behind its name, which may
    /// hold anything.
    private static func start(of process: pid_t) -> Substring? {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        return fields.count > 19 ? fields[19] : nil
    }
}
