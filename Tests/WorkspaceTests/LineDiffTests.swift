import Testing

@testable import Workspace

@Suite("Differences of files")
struct LineDiffTests {
    @Test(
        "are written as diff -u writes them",
        arguments: [
            ("", "", []), ("a\n", "a\n", []), ("a\n", "a", []), ("", "a\n", ["@@ -0,0 +1,1 @@", "+a"]),
            ("a\n", "", ["@@ -1,1 +0,0 @@", "-a"]), ("a\r\nb\r\n", "a\nc\n", ["@@ -1,2 +1,2 @@", " a", "-b", "+c"]),
            ("x\u{1B}[31m\n", "y\n", ["@@ -1,1 +1,1 @@", "-x\u{FFFD}[31m", "+y"]),
            ("中\n文\n", "中\n字\n", ["@@ -1,2 +1,2 @@", " 中", "-文", "+字"]),
        ] as [(String, String, [String])]
    )
    func unified(old: String, new: String, lines: [String]) {
        #expect(LineDiff(from: Array(old.utf8), to: Array(new.utf8)).unified() == lines)
    }

    @Test("show three lines around a change, and changes far from each other apart")
    func hunks() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = old.replacing("5\n6\n", with: "5\n5a\n6\n").replacing("\n20\n", with: "\n")
        let lines = LineDiff(from: Array(old.utf8), to: Array(new.utf8)).unified()
        #expect(lines.filter { $0.hasPrefix("@@") } == ["@@ -3,6 +3,7 @@", "@@ -17,4 +18,3 @@"])
        #expect(lines.count == 2 + 7 + 4)
    }

    @Test("lead from the old text to the new one, whatever the texts", arguments: 0..<200)
    func applies(seed: Int) {
        var random = Numbers(state: UInt64(seed) &+ 1)
        func text() -> [String] { (0..<Int(random.next() % 9)).map { _ in "\(random.next() % 4)" } }
        let (old, new) = (text(), text())
        func bytes(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
        var (left, right): ([String], [String]) = ([], [])
        for line in LineDiff(from: bytes(old), to: bytes(new)).lines {
            switch line {
            case .same(let words):
                left.append(words)
                right.append(words)
            case .gone(let words): left.append(words)
            case .come(let words): right.append(words)
            }
        }
        #expect(left == old && right == new)
    }

    /// SplitMix64, so that a failure can be repeated.
    private struct Numbers {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}
