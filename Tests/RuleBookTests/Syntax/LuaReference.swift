import Foundation

/// Debian's `lua5.4` as the judge of what is Lua.
enum LuaReference {
    static let path = "/usr/bin/lua5.4"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// Whether Lua compiles each snippet, by one process for all of them.
    static func accepts(_ snippets: [String]) throws -> [Bool] {
        let file = FileManager.default.temporaryDirectory.appending(path: "snippets-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        var data = Data()
        for snippet in snippets {
            let bytes = Data(snippet.utf8)
            data.append(Data("\(bytes.count)\n".utf8))
            data.append(bytes)
        }
        try data.write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: path)
        let output = Pipe()
        process.standardOutput = output
        process.arguments = ["-", file.path()]
        let input = Pipe()
        process.standardInput = input
        try process.run()
        input.fileHandleForWriting.write(Data(script.utf8))
        try input.fileHandleForWriting.close()
        let verdicts = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return verdicts.map { $0 == UInt8(ascii: "1") }
    }

    private static let script = """
        local file = io.open(arg[1], "rb")
        for count in file:lines() do
            local text = count == "0" and "" or file:read(tonumber(count))
            text = text:gsub("^\\xEF\\xBB\\xBF", ""):gsub("^#[^\\r\\n]*", "")
            io.write(load(text, "=snippet", "t") and "1" or "0")
        end
        """
}
