import Glibc

/// A folder in the Maildir form: files appear in `new` only when they are whole and on disk.
struct Maildir {
    private let path: String

    /// Names a folder; it need not exist.
    init(path: String) { self.path = path }

    /// An operation that the system refused.
    struct Failure: Error {
        /// The system's reason.
        let words: String

        /// Takes the reason of the call that has just failed.
        init() { words = unsafe String(cString: strerror(errno)) }
    }

    /// Makes the folder and its three parts where they are missing.
    func prepare() throws(Failure) {
        for part in ["", "/cur", "/new", "/tmp"] {
            guard unsafe mkdir(path + part, 0o700) == 0 || errno == EEXIST else { throw Failure() }
        }
        guard unsafe access(path + "/tmp", W_OK) == 0, unsafe access(path + "/new", W_OK) == 0 else { throw Failure() }
    }

    /// Writes a mail under a name of its own; one that is there already, read or unread, stays as it is.
    ///
    /// It is sure to outlast a crash only after ``synchronize()``.
    func add(_ text: [UInt8], name: String, read: Set<String>) throws(Failure) {
        let target = "\(path)/new/\(name)"
        if read.contains(name) { return }
        if unsafe access(target, F_OK) == 0 { return }
        let draft = "\(path)/tmp/\(name)"
        try write(text, to: draft)
        guard unsafe rename(draft, target) == 0 else { throw Failure() }
    }

    /// Waits until added names are on disk.
    func synchronize() throws(Failure) {
        let folder = unsafe open("\(path)/new", O_RDONLY | O_DIRECTORY)
        guard folder >= 0 else { throw Failure() }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Failure() }
    }

    /// The names that mail readers have moved to `cur`, without the flags they add.
    func readNames() -> Set<String> {
        guard let folder = unsafe opendir("\(path)/cur") else { return [] }
        defer { unsafe closedir(folder) }
        var names: Set<String> = []
        while let entry = unsafe readdir(folder) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            names.insert(String(String(decoding: bytes, as: UTF8.self).prefix { $0 != ":" }))
        }
        return names
    }

    private func write(_ text: [UInt8], to draft: String) throws(Failure) {
        let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure() }
        defer { close(file) }
        var written = 0
        while written < text.count {
            let count = unsafe text[written...].withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure() }
            written += count
        }
        guard fsync(file) == 0 else { throw Failure() }
    }
}
