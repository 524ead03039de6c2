/// Where a workspace sends from, as its store remembers it: a copy that sends as well would write to everybody twice.
package protocol HomeStore: Sendable {
    /// Where it sends from; nothing before the first sending.
    func home() throws -> WorkspaceHome?

    /// Writes down where it sends from, in place of what was written before.
    func setHome(_ home: WorkspaceHome) throws
}

/// The place of a workspace's database.
package struct WorkspaceHome: Hashable, Sendable {
    /// What tells the machine from others; empty where it has no such name, as in many containers.
    package let machine: String
    /// The file system's number, which may change when the machine starts again.
    package let device: Int64
    /// The file's number in it, which a copy does not have.
    package let file: Int64
    /// The file's absolute path.
    package let path: String

    /// Creates a home.
    package init(machine: String, device: Int64, file: Int64, path: String) {
        self.machine = machine
        self.device = device
        self.file = file
        self.path = path
    }

    /// Whether both are one file: it may have been moved or renamed, or its file system may have another number.
    package func isSameFile(as other: WorkspaceHome) -> Bool {
        machine == other.machine && file == other.file && (device == other.device || path == other.path)
    }
}
