import Foundation
import Glibc

/// A program under way: Foundation's `Process` waits on run loops, which tests in parallel do not have.
final class Running {
    private let process: pid_t
    private let folder: String
    private var status: Int32?

    /// The program could not be started, for the system's reason.
    struct StartFailure: Error {
        let code: Int32
    }

    /// Starts `doorstep`.
    convenience init(_ arguments: [String], _ environment: [String: String] = [:], input: String = "") throws {
        try self.init([Doorstep.path] + arguments, variables: environment, input: input)
    }

    /// What a run of the tests under another clock, or in another zone, hands on to the programs it starts.
    static let clock = ProcessInfo.processInfo.environment.filter { name, _ in
        ["TZ", "CLOCK_SHIFT", "LD_PRELOAD"].contains(name)
    }

    /// Starts a program, the first word, with its input coming from a file and its output going to files.
    init(_ words: [String], variables: [String: String], input: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(input.utf8).write(to: URL(filePath: "\(folder)/stdin"))
        let standard = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "DOORSTEP_PACK": Doorstep.root]
        let environment = Self.clock.merging(standard) { $1 }.merging(variables) { $1 }.map { "\($0)=\($1)" }
        process = try Self.spawn(words, environment, folder)
    }

    deinit {
        if status == nil { kill() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Whether it has ended.
    var hasEnded: Bool {
        if status == nil {
            var word: Int32 = 0
            if unsafe waitpid(process, &word, WNOHANG) == process { status = Self.exitStatus(word) }
        }
        return status != nil
    }

    /// Waits for its end.
    func end() throws -> Doorstep.Result {
        let status = wait()
        return Doorstep.Result(
            status: status,
            stdout: try String(contentsOfFile: "\(folder)/stdout", encoding: .utf8),
            stderr: try String(contentsOfFile: "\(folder)/stderr", encoding: .utf8)
        )
    }

    /// What it has said so far.
    var remarks: String { (try? String(contentsOfFile: "\(folder)/stderr", encoding: .utf8)) ?? "" }

    /// Asks it to end.
    func interrupt() { if !hasEnded { Glibc.kill(process, SIGTERM) } }

    /// Ends it at once, as a power cut would.
    func kill() {
        if !hasEnded { Glibc.kill(process, SIGKILL) }
        _ = wait()
    }

    private func wait() -> Int32 {
        if let status { return status }
        var word: Int32 = 0
        while unsafe waitpid(process, &word, 0) < 0, errno == EINTR {}
        let ended = Self.exitStatus(word)
        status = ended
        return ended
    }

    private static func exitStatus(_ word: Int32) -> Int32 {
        word & 0x7F == 0 ? word >> 8 & 0xFF : 128 + word & 0x7F
    }

    private static func spawn(_ words: [String], _ environment: [String], _ folder: String) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, name, flags) in [
            (STDIN_FILENO, "stdin", O_RDONLY), (STDOUT_FILENO, "stdout", O_WRONLY | O_CREAT),
            (STDERR_FILENO, "stderr", O_WRONLY | O_CREAT),
        ] { unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "\(folder)/\(name)", flags, 0o600) }
        // The threads that tests run on block signals, which a child would inherit.
        var attributes = posix_spawnattr_t()
        var noSignals = sigset_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe sigemptyset(&noSignals)
        unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer {
            while let word = unsafe arguments.popLast() { unsafe free(word) }
            while let word = unsafe variables.popLast() { unsafe free(word) }
        }
        var process = pid_t()
        let code = unsafe posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw StartFailure(code: code) }
        return process
    }
}
