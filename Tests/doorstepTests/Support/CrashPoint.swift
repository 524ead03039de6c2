import Foundation
import Testing

/// Ends programs at their N-th call that writes, however busy the machine is; see the library `CrashPoint`.
enum CrashPoint {
    private static let library = URL(filePath: Doorstep.path).deletingLastPathComponent()
        .appending(path: "libCrashPoint.so").path

    /// The library, before those that the tests themselves run with.
    private static let preload = [library, Running.clock["LD_PRELOAD"]].compactMap(\.self).joined(separator: " ")

    /// Variables that end a program at a writing call.
    /// - Parameters:
    ///   - call: Which, from 1.
    ///   - isTorn: Whether half of its bytes still go through.
    /// - Returns: What the program's environment needs.
    static func variables(at call: Int, isTorn: Bool) -> [String: String] {
        var variables = ["LD_PRELOAD": preload, "CRASH_AT": "\(call)"]
        if isTorn { variables["CRASH_TORN"] = "1" }
        return variables
    }

    /// Runs `doorstep` to its end.
    /// - Returns: How it ended, and how many calls of it wrote.
    static func count(_ arguments: [String]) throws -> (result: Doorstep.Result, calls: Int) {
        let file = FileManager.default.temporaryDirectory.appending(path: "calls-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let result = try Doorstep.run(arguments, ["LD_PRELOAD": preload, "CRASH_COUNT": file])
        let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
        return (result, try #require(Int(text)))
    }
}

extension Site {
    /// Runs a command until its N-th writing call, or to its end where it has fewer.
    /// - Returns: Whether it was killed.
    @discardableResult
    func crash(at call: Int, isTorn: Bool, _ arguments: String...) throws -> Bool {
        let ended = try Doorstep.run(arguments + ["-C", path], CrashPoint.variables(at: call, isTorn: isTorn))
        return ended.status == 128 + SIGKILL
    }
}
