package import Lifecycle

/// What differs between two rule books, file by file.
package struct BookDiff: Sendable {
    /// A file that is not the same in both.
    package struct File: Sendable {
        /// The path below the workspace.
        package let path: String
        /// Whether the old book has it.
        package let isOld: Bool
        /// Whether the new one has it.
        package let isNew: Bool
        /// Its lines.
        package let lines: LineDiff
    }

    /// The files in order of their paths.
    package let files: [File]

    /// Compares two rule books.
    package init(from old: Revision, to new: Revision) {
        let (before, after) = (old.contents, new.contents)
        files = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted().map { path in
            File(
                path: path,
                isOld: before[path] != nil,
                isNew: after[path] != nil,
                lines: LineDiff(from: before[path] ?? [], to: after[path] ?? [])
            )
        }
    }
}

extension Revision {
    /// The files' contents by path.
    var contents: [String: [UInt8]] { Dictionary(files.map { ($0.path, $0.content) }) { first, _ in first } }
}
