/// The lines of two texts, matched: which stay, which go, which come.
package struct LineDiff: Sendable {
    /// A line of either text.
    package enum Line: Hashable, Sendable {
        /// In both.
        case same(String)
        /// In the old one alone.
        case gone(String)
        /// In the new one alone.
        case come(String)
    }

    /// The lines in order; what goes stands before what comes in its place.
    package let lines: [Line]

    /// Compares two texts.
    package init(from old: [UInt8], to new: [UInt8]) {
        let (before, after) = (Self.lines(of: old), Self.lines(of: new))
        let difference = after.difference(from: before)
        var gone: Set<Int> = []
        var come: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): gone.insert(offset)
            case .insert(let offset, _, _): come.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if gone.contains(left) {
                lines.append(.gone(before[left]))
                left += 1
            } else if come.contains(right) {
                lines.append(.come(after[right]))
                right += 1
            } else {
                lines.append(.same(after[right]))
                (left, right) = (left + 1, right + 1)
            }
        }
        self.lines = lines
    }

    /// A text's lines without their ends; what a terminal would obey shows as `�`.
    package static func lines(of text: [UInt8]) -> [String] {
        let newline = UInt8(ascii: "\n")
        let body = text.last == newline ? text.dropLast() : text[...]
        guard !body.isEmpty else { return [] }
        return body.split(separator: newline, omittingEmptySubsequences: false).map { line in
            var shown = ""
            for scalar in String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
                .unicodeScalars
            {
                let isObeyed = scalar != "\t" && (scalar.properties.generalCategory == .control)
                shown.unicodeScalars.append(isObeyed ? "\u{FFFD}" : scalar)
            }
            return shown
        }
    }

    /// What differs, as `diff -u` writes it: the changed lines with some around them.
    /// - Parameter context: Lines shown before and after a change.
    /// - Returns: Empty when nothing differs.
    package func unified(context: Int = 3) -> [String] {
        var isShown = Array(repeating: false, count: lines.count)
        for (index, line) in lines.enumerated() where !line.isSame {
            for near in max(0, index - context)...min(lines.count - 1, index + context) { isShown[near] = true }
        }
        var text: [String] = []
        var hunk = Hunk(left: 1, right: 1)
        for (line, isShown) in zip(lines, isShown) {
            if isShown {
                hunk.take(line)
            } else {
                text += hunk.text
                hunk = Hunk(left: hunk.left + hunk.gone + 1, right: hunk.right + hunk.come + 1)
            }
        }
        return text + hunk.text
    }
}

/// Lines that are shown together.
private struct Hunk {
    /// The numbers of the first line in the old and the new text.
    let left: Int
    let right: Int
    /// How many lines of each it has.
    private(set) var gone = 0
    private(set) var come = 0
    private var lines: [String] = []

    init(left: Int, right: Int) {
        self.left = left
        self.right = right
    }

    mutating func take(_ line: LineDiff.Line) {
        switch line {
        case .same(let words):
            lines.append(" " + words)
            (gone, come) = (gone + 1, come + 1)
        case .gone(let words):
            lines.append("-" + words)
            gone += 1
        case .come(let words):
            lines.append("+" + words)
            come += 1
        }
    }

    var text: [String] {
        // Where a text has no line, the line before is named, as `diff` and `patch` have it.
        let (old, new) = (gone == 0 ? left - 1 : left, come == 0 ? right - 1 : right)
        return lines.isEmpty ? [] : ["@@ -\(old),\(gone) +\(new),\(come) @@"] + lines
    }
}

extension LineDiff.Line {
    /// Whether it stands in both texts.
    package var isSame: Bool { if case .same = self { true } else { false } }
}
