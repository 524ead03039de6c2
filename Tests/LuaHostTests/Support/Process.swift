import Foundation

/// Whether the tests run under a sanitizer, which slows them and keeps freed memory.
enum Sanitizer {
    static let isOn = ProcessInfo.processInfo.environment["DOORSTEP_SANITIZED"] == "1"
}

/// How often every hostile script runs in the test of memory: `DOORSTEP_REPETITIONS`, or 20.
enum Repetitions {
    static let count = ProcessInfo.processInfo.environment["DOORSTEP_REPETITIONS"].flatMap { Int($0) } ?? 20
}

/// What the system says about this process.
enum ProcessMemory {
    /// Bytes in memory now.
    static var resident: Int {
        let pages = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return (pages.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0) * 4096
    }
}
