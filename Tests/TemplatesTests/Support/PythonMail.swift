import Foundation
import Testing

/// Reads an e-mail with Python's parser: somebody else's idea of the standards.
enum PythonMail {
    static let isInstalled = executable != nil

    /// The headers as they decode, `plain` and `html`, the parts' `types`, and the parser's `defects`.
    static func read(_ message: String) throws -> [String: String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")
        try Data(message.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(executable))
        process.arguments = ["-c", script, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try JSONDecoder().decode([String: String].self, from: data)
    }

    private static let executable: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
        .split(separator: ":").map { "\($0)/python3" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    private static let script = """
        import sys, json, email, email.policy
        from email.header import decode_header, make_header
        mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
        out = {name: str(mail[name]) for name in ["From", "To", "Subject", "Message-ID"]}
        for name in ["List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID", "Precedence"]: out[name] = str(mail[name])
        # The new parser of older Pythons puts spaces between the encoded words of a name; the old one does not.
        raw = email.message_from_binary_file(open(sys.argv[1], "rb"))["From"]
        out["From"] = str(make_header(decode_header(raw)))
        out["Date"] = mail["Date"].datetime.isoformat()
        parts = list(mail.walk())
        out["types"] = " ".join(part.get_content_type() for part in parts)
        defects = [d for part in parts for d in part.defects]
        defects += [d for name in mail.keys() for d in mail[name].defects]
        out["defects"] = " ".join(map(repr, defects))
        for part in parts[1:]:
            out[part.get_content_subtype()] = part.get_content().replace("\\r\\n", "\\n")
        print(json.dumps(out))
        """
}
