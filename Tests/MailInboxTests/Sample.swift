import Foundation
import MailInbox
import Testing

/// The messages in the folder `Samples`: written for these tests after what each kind of server sends.
enum Sample {
    /// Whom the message went to that most samples are about.
    static let recipient = "li.na@example.com"
    /// That message.
    static let key = MessageKey(workspace: "0123456789abcdef", id: 42)
    static let reader = MailReader(senders: ["care@example.net"], optOutAddresses: ["no-more@example.net"])

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")

    static var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name + ".eml")))
    }

    static func meaning(_ name: String) throws -> ReturnedMail { reader.meaning(of: try bytes(name)) }

    /// A message with this header and body, its lines ending in LF.
    static func meaning(header: [String], body: String = "") -> ReturnedMail {
        reader.meaning(of: Array((header.joined(separator: "\n") + "\n\n" + body).utf8))
    }
}

/// A folder for one test, removed when the test is done with it.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "doorstep-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func folder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }

    func names(_ name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")) ?? []).sorted()
    }
}

extension Mailbox {
    /// Everything that is there.
    mutating func rest() throws -> [MailboxItem] {
        var items: [MailboxItem] = []
        while let item = try next() { items.append(item) }
        return items
    }
}

extension [MailboxItem] {
    var messages: [StoredMessage] { compactMap { if case .message(let message) = $0 { message } else { nil } } }

    /// The messages, as text.
    var texts: [String] { messages.map { String(decoding: $0.bytes, as: UTF8.self) } }

    var places: [MessagePlace] {
        map { item in
            switch item {
            case .message(let message): message.place
            case .skipped(let place, _): place
            }
        }
    }

    var skipped: Int { count { if case .skipped = $0 { true } else { false } } }
}
