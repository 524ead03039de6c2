import Glibc

/// Processes by their number: Foundation's `Process` waits on run loops, which tests in parallel do not have.
enum ChildProcess {
    /// Starts a program, the first word, without its output.
    static func start(_ words: [String]) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for output in [STDOUT_FILENO, STDERR_FILENO] {
            unsafe posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
        }
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { while let argument = unsafe arguments.popLast() { unsafe free(argument) } }
        // The threads that tests run on block signals, which a child would inherit.
        var attributes = posix_spawnattr_t()
        var noSignals = sigset_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe sigemptyset(&noSignals)
        unsafe posix_spawnattr_setsigmask(&attributes, &noSignals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process = pid_t()
        let problem = unsafe posix_spawn(&process, words[0], &actions, &attributes, &arguments, environ)
        return problem == 0 ? process : nil
    }

    /// Waits for the end of a process and returns its status.
    @discardableResult
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Ends a process and waits until it is gone.
    static func stop(_ process: pid_t) {
        kill(process, SIGTERM)
        wait(for: process)
    }
}
