/// Finds the name somebody probably meant.
package enum Nearest {
    /// The candidate closest to `name`, or nothing when none is near enough to be a slip of the finger.
    ///
    /// Distance is the number of characters inserted, removed, replaced or swapped with a neighbour; at most a third
    /// of the name's length, and at least one, may differ. Ties go to the candidate that comes first.
    ///
    /// - Parameters:
    ///   - name: What was written.
    ///   - candidates: What could have been meant.
    /// - Returns: The candidate as it is written.
    package static func match(_ name: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, name.count / 3)
        let written = Array(name.lowercased())
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = self.distance(written, Array(candidate.lowercased()))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var before = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for row in 1...left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            for column in 1...right.count {
                let same = left[row - 1] == right[column - 1]
                current[column] = min(
                    previous[column] + 1,
                    current[column - 1] + 1,
                    previous[column - 1] + (same ? 0 : 1)
                )
                let swapped =
                    row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]
                if swapped { current[column] = min(current[column], before[column - 2] + 1) }
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
