import ChannelSupport
import Foundation

/// A mail as Python's parser reads it: somebody else's idea of the standards.
struct ReadMail: Decodable {
    /// The headers as they decode; of those that come twice the last.
    let headers: [String: String]
    /// The types of all parts, in order.
    let types: [String]
    /// What the parser found wrong.
    let defects: [String]
    /// The plain text.
    let plain: String
    /// The page.
    let html: String

    /// Reads a mail.
    static func read(_ mail: [UInt8]) throws -> ReadMail {
        let folder = try ScratchFolder()
        try folder.write(mail, to: "mail")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_mail.py").path()
        try ServerProcess.run("python3", [script, "\(folder.path)/mail", "\(folder.path)/read"])
        return try JSONDecoder().decode(ReadMail.self, from: Data(try folder.read("read")))
    }
}
