import Testing

@Suite("Safety and size")
struct SafetyTests {
    /// Where memory is handled by hand: at the C libraries and the kernel's calls.
    private static let mayBeUnsafe: Set<String> = [
        "CustomerFile", "LedgerGenerator", "LuaHost", "MailChannel", "MailInbox", "SMSChannel", "SQLiteStore",
        "Workspace", "bench",
    ]

    @Test("no escape from the compiler's checks", arguments: ["Sources", "Tests"])
    func escapes(folder: String) throws {
        let words = ["@unchecked " + "Sendable", "nonisolated(" + "unsafe)", "try" + "!"]
        for file in try SourceTree.swiftFiles(in: folder) {
            for (number, line) in file.lines.enumerated() where !line.contains("\"") {
                for word in words { #expect(!line.contains(word), "\(file.name):\(number + 1)") }
            }
        }
    }

    @Test("unsafe code stands only where memory is handled by hand")
    func unsafeCode() throws {
        for file in try SourceTree.swiftFiles(in: "Sources") {
            let module = file.name.split(separator: "/")[1]
            guard !Self.mayBeUnsafe.contains(String(module)) else { continue }
            #expect(!file.lines.contains { $0.contains(#/\bunsafe /#) && !$0.contains("//") }, "\(file.name)")
        }
    }

    @Test("no file is longer than 300 lines", arguments: ["Sources", "Tests"])
    func size(folder: String) throws {
        for suffix in [".swift", ".c"] {
            for file in try SourceTree.files(in: folder, suffix: suffix) {
                #expect(file.lines.count <= 300, "\(file.name)")
            }
        }
    }
}
