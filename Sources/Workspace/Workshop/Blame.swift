package import Lifecycle

/// Which activation each line of a file came with.
package struct Blame: Sendable {
    /// A line with where it came from.
    package struct Line: Sendable {
        /// The line.
        package let text: String
        /// The activation that brought it; none when it is not in use yet.
        package let activation: Activation?
    }

    /// The file's lines as they stand in the folder, or in the last rule book that had the file.
    package let lines: [Line]

    /// Follows a file from the first rule book that was put to use to what stands in the folder.
    /// - Parameters:
    ///   - path: The file, such as `Rules/fitout-guide.lua`.
    ///   - history: What was put to use, the oldest first, each with its rule book.
    ///   - working: What stands in the folder; nothing when the file is not there.
    package init(of path: String, _ history: [(Activation, Revision)], working: [UInt8]?) {
        var content: [UInt8] = []
        var lines: [Line] = []
        func follow(to next: [UInt8], _ activation: Activation?) {
            guard next != content else { return }
            var old = lines.makeIterator()
            lines = LineDiff(from: content, to: next).lines.compactMap { line in
                switch line {
                case .same: return old.next()
                case .gone:
                    _ = old.next()
                    return nil
                case .come(let text): return Line(text: text, activation: activation)
                }
            }
            content = next
        }
        for (activation, revision) in history {
            if let content = revision.contents[path] { follow(to: content, activation) }
        }
        if let working { follow(to: working, nil) }
        self.lines = lines
    }
}
