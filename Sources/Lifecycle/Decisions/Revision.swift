/// The content of a rule book at one moment: every rule and template file, under a hash of them all.
package struct Revision: Hashable, Sendable {
    /// SHA-256 over names and contents, in lower-case hexadecimal.
    package let hash: String
    /// The files by path, such as `Rules/three-month-visit.lua`, in ascending order.
    package let files: [File]

    /// One file.
    package struct File: Hashable, Sendable {
        /// The path below the workspace.
        package let path: String
        /// What stands in it.
        package let content: [UInt8]

        /// Creates a file.
        package init(path: String, content: [UInt8]) {
            self.path = path
            self.content = content
        }
    }

    /// Creates a revision.
    package init(hash: String, files: [File]) {
        self.hash = hash
        self.files = files
    }

    /// The first characters, as lists show them.
    package var short: String { String(hash.prefix(Self.shortLength)) }

    static let shortLength = 12  // hexadecimal digits: 48 bits
}
