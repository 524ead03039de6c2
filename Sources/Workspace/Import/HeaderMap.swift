import Foundation
import Lifecycle
import Yams

/// A file that says which header of a customer file means which field.
package enum HeaderMap {
    /// Reads `header: field` lines.
    package static func read(_ path: String) throws -> [String: String] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw WorkspaceError.file(path: path, detail: Phrase("cannot be read", zh: "无法读取"))
        }
        guard let table = try? Yams.load(yaml: text) as? [String: String] else {
            throw WorkspaceError.file(
                path: path,
                detail: Phrase("write lines such as 主业主手机: person.phone", zh: "请逐行写成 主业主手机: person.phone")
            )
        }
        return table
    }
}
