import Crypto
import Foundation
package import Lifecycle
import RuleBook

/// Writes the files that editors read into a workspace, and leaves alone what somebody edited.
package struct EditorSetup {
    /// What became of one file.
    package enum Outcome: Equatable, Sendable {
        /// It was not there.
        case made
        /// It stood as it was last written, and is now as it should be.
        case renewed
        /// It is as it should be.
        case unchanged
        /// It is not ours, or was edited, and stays.
        case kept
        /// It was edited, and is written anew; what stood there is now in another file.
        case replaced(old: String)
    }

    private let folder: String
    private let files: [EditorFiles.File]

    /// Creates the setup of a workspace, with the templates it has now.
    package init(_ workspace: Workspace, templates: TemplateNames) {
        folder = workspace.path
        files = EditorFiles(vocabulary: workspace.vocabulary, templates: templates).files
    }

    /// Writes the files.
    /// - Parameter replacing: Whether edited files are replaced as well.
    /// - Returns: What became of each file, by its path below the workspace.
    /// - Throws: ``WorkspaceError/file(path:detail:)``.
    package func write(replacing: Bool) throws -> [(path: String, outcome: Outcome)] {
        var written = recorded()
        let outcomes = try files.map { file in
            let outcome = try write(file, last: written[file.path], replacing: replacing)
            if outcome != .kept { written[file.path] = Self.hash(Data(file.text.utf8)) }
            return (file.path, outcome)
        }
        let lines = written.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }
        try put(Data(lines.joined().utf8), at: Self.record)
        return outcomes
    }

    private func write(_ file: EditorFiles.File, last: String?, replacing: Bool) throws -> Outcome {
        let wanted = Data(file.text.utf8)
        let path = "\(folder)/\(file.path)"
        guard FileManager.default.fileExists(atPath: path) else {
            try put(wanted, at: file.path)
            return .made
        }
        let standing = FileManager.default.contents(atPath: path)
        if standing == wanted { return .unchanged }
        if let standing, Self.hash(standing) == last {
            try put(wanted, at: file.path)
            return .renewed
        }
        guard replacing else { return .kept }
        let old = try setAside(file.path)
        try put(wanted, at: file.path)
        return .replaced(old: old)
    }

    /// Moves a file to a name that is free, such as `tasks.json.old` or `tasks.json.old2`.
    private func setAside(_ path: String) throws -> String {
        let names = ["\(path).old"] + (2...99).map { "\(path).old\($0)" }
        for name in names where !FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
            do {
                try FileManager.default.moveItem(atPath: "\(folder)/\(path)", toPath: "\(folder)/\(name)")
                return name
            } catch {
                break
            }
        }
        throw WorkspaceError.file(
            path: "\(folder)/\(path)",
            detail: Phrase("cannot be moved aside", zh: "无法移开")
        )
    }

    private func put(_ data: Data, at path: String) throws {
        let url = URL(filePath: "\(folder)/\(path)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try data.write(to: url, options: .atomic)
        } catch {
            throw WorkspaceError.file(path: url.path, detail: Phrase("cannot be written", zh: "无法写入"))
        }
    }

    // MARK: What was written last

    /// In the form of `sha256sum`.
    private static let record = ".editor/written.sha256"

    private func recorded() -> [String: String] {
        let data = FileManager.default.contents(atPath: "\(folder)/\(Self.record)") ?? Data()
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        let pairs = lines.compactMap { line in line.firstRange(of: "  ").map { (line, $0) } }
            .map { line, gap in (String(line[gap.upperBound...]), String(line[..<gap.lowerBound])) }
        return Dictionary(pairs) { _, last in last }
    }

    private static func hash(_ data: Data) -> String {
        SHA256.hash(data: data).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
