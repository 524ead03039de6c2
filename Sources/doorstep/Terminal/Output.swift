import Foundation
import Lifecycle
import Workspace

/// Where results and remarks go: results to standard output, everything else to standard error.
enum Output {
    /// The language of the messages, from the locale.
    static let language: Language = {
        let environment = ProcessInfo.processInfo.environment
        let names = ["DOORSTEP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"]
        return Language(locale: names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "")
    }()

    /// Prints a result.
    static func print(_ text: String) { write(text + "\n", to: FileHandle.standardOutput) }

    /// Prints a result in the reader's language.
    static func say(_ english: String, zh chinese: String) { print(Phrase(english, zh: chinese)(language)) }

    /// Prints a remark.
    static func warn(_ text: String) { write(text + "\n", to: FileHandle.standardError) }

    /// Prints a value for scripts: keys in order, one value per line.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Writes a result into a file.
    /// - Throws: ``WorkspaceError`` when the file cannot be written.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            throw WorkspaceError.file(
                path: path,
                detail: Phrase("cannot be written: check the folder and its permissions", zh: "无法写入：请检查文件夹与权限")
            )
        }
    }

    /// A reader that went away is no error of ours.
    private static func write(_ text: String, to handle: FileHandle) { try? handle.write(contentsOf: Data(text.utf8)) }
}
