import Glibc

/// A regular file that is read from its beginning.
final class InputFile {
    /// A call that the system refused.
    struct Failure: Error {
        /// The number of the reason.
        let code: Int32

        /// Takes the reason of the call that has just failed.
        init() { code = errno }

        /// Names a reason.
        init(code: Int32) { self.code = code }

        /// The reason as the system words it.
        var words: String { unsafe String(cString: strerror(code)) }
    }

    /// The size when it was opened, in bytes.
    let size: Int
    /// When its bytes last changed, in nanoseconds since 1970; a new name leaves it as it is.
    let changed: Int
    private let descriptor: Int32

    /// Opens a file; anything else at that path, as a pipe, is refused.
    /// - Parameters:
    ///   - path: The file.
    ///   - followsLinks: Whether it may be a link to one, as where a person names the path.
    /// - Throws: The system's reason; EINVAL for what is no regular file.
    init(_ path: String, followsLinks: Bool = false) throws(Failure) {
        // Opened otherwise, a pipe waits for somebody to write.
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else { throw Failure() }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Failure(code: EINVAL)
        }
        self.descriptor = descriptor
        size = Int(facts.st_size)
        changed = facts.st_mtim.tv_sec &* 1_000_000_000 &+ facts.st_mtim.tv_nsec
    }

    deinit { close(descriptor) }

    /// The next bytes; fewer than asked for at the end alone, none after it.
    func read(_ count: Int) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let taken = unsafe bytes[filled...].withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if taken < 0, errno == EINTR { continue }
            guard taken >= 0 else { throw Failure() }
            if taken == 0 { break }
            filled += taken
        }
        bytes.removeLast(count - filled)
        return bytes
    }
}

/// Names in a folder.
enum FolderNames {
    /// The names of a folder in the order of their bytes, without hidden ones; nothing when it cannot be opened.
    static func list(_ path: String) throws(InputFile.Failure) -> [String] {
        guard let folder = unsafe opendir(path) else { throw InputFile.Failure() }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            // A name that is no UTF-8 could not be opened again.
            guard let name = String(validating: bytes, as: UTF8.self), !name.hasPrefix(".") else { continue }
            names.append(name)
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// Whether a path is a folder.
    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
