import Glibc

/// A file that grows by whole lines, also when several processes append to it.
struct SpoolFile {
    private let path: String

    /// Names a file; it need not exist.
    init(path: String) { self.path = path }

    /// How appending ended.
    enum End {
        /// The lines are on disk.
        case done
        /// The rest was not written, for the system's reason.
        case failed(String)
        /// The lines were written, and may not be on disk, for the system's reason.
        case doubtful(String)
    }

    /// Appends lines in one write and waits until they are on disk.
    /// - Parameter lines: Each with its line break; none opens and closes the file only.
    /// - Returns: How many of them are in the file as a whole, and how it ended.
    func append(_ lines: [[UInt8]]) -> (wholeLines: Int, end: End) {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return (0, .failed(reason())) }
        defer { close(file) }
        if lines.isEmpty { return (0, .done) }
        // Another process must neither see half of it nor write between the look at the end and the writing.
        guard flock(file, LOCK_EX) == 0 else { return (0, .failed(reason())) }
        let start = lseek(file, 0, SEEK_END)
        guard start >= 0 else { return (0, .failed(reason())) }
        let opening: [UInt8] = endsInMidLine(file, size: start) ? [UInt8(ascii: "\n")] : []
        let written = write(opening + lines.joined(), to: file)
        guard written.problem == nil else {
            return keepWholeLines(of: lines, opening: opening.count, written: written, file: file, start: start)
        }
        guard fdatasync(file) == 0 else { return (lines.count, .doubtful(reason())) }
        return (lines.count, .done)
    }

    /// Takes back the part of a line that a full disk has left, so that no half text is ever read.
    private func keepWholeLines(
        of lines: [[UInt8]],
        opening: Int,
        written: (count: Int, problem: String?),
        file: Int32,
        start: off_t
    ) -> (wholeLines: Int, end: End) {
        var size = opening
        var whole = 0
        for line in lines {
            guard size + line.count <= written.count else { break }
            size += line.count
            whole += 1
        }
        let words = written.problem ?? ""
        guard ftruncate(file, start + off_t(min(size, written.count))) == 0, fdatasync(file) == 0 else {
            return (whole, .doubtful(words))
        }
        return (whole, .failed(words))
    }

    /// Whether a crash has cut the last line.
    private func endsInMidLine(_ file: Int32, size: off_t) -> Bool {
        guard size > 0 else { return false }
        var last: UInt8 = 0
        return unsafe pread(file, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
    }

    private func write(_ bytes: [UInt8], to file: Int32) -> (count: Int, problem: String?) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return (written, reason()) }
            written += count
        }
        return (written, nil)
    }

    private func reason() -> String { unsafe String(cString: strerror(errno)) }
}
