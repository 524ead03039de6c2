import Dispatch
package import Lifecycle

/// Mail written into a Maildir folder instead of being sent, one file a message.
///
/// The file is named after the message's key, so that a second attempt makes no second file.
package final class MaildirChannel: Channel {
    /// What it carries.
    package let kind = ChannelKind.email

    private let path: String
    private let queue = DispatchQueue(label: "doorstep.maildir")

    /// Creates a channel; the folder is made with the first message, in a parent that exists.
    package init(path: String) { self.path = path }

    /// Writes messages, in order, and reports each exactly once, when it is on disk.
    package func deliver(_ messages: [OutgoingMessage], watch: any DeliveryWatch) async {
        let path = path
        let reports = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Self.write(messages, to: Maildir(path: path))) }
        }
        for each in reports { watch.ends(each) }
    }

    /// Says whether the folder can be written to, and makes it where it is missing.
    package func probe() async -> Phrase? {
        do throws(Maildir.Failure) {
            try Maildir(path: path).prepare()
            return nil
        } catch {
            return Phrase(
                "mail folder \(path) cannot be written to (\(error.words)): check the path and its permissions",
                zh: "邮件目录 \(path) 无法写入（\(error.words)），请检查路径和权限"
            )
        }
    }

    private static func write(_ messages: [OutgoingMessage], to folder: Maildir) -> [DeliveryReport] {
        do throws(Maildir.Failure) {
            if !messages.isEmpty { try folder.prepare() }
            let read = folder.readNames()
            let reports = messages.map { write($0, to: folder, read: read) }
            if !messages.isEmpty { try folder.synchronize() }
            return reports
        } catch {
            // Written twice is written once, so that nothing is in doubt here.
            return messages.map { unsent($0.id, error) }
        }
    }

    private static func write(_ message: OutgoingMessage, to folder: Maildir, read: Set<String>) -> DeliveryReport {
        let mail: CheckedMail
        do throws(Refusal) {
            mail = try CheckedMail(message)
        } catch {
            return error.report(message.id)
        }
        do throws(Maildir.Failure) {
            try folder.add(mail.text, name: fileName(mail.key), read: read)
            return DeliveryReport(message: mail.id, outcome: .accepted, code: 0, words: Self.written.stored)
        } catch {
            return unsent(mail.id, error)
        }
    }

    private static let written = Phrase("written to the mail folder", zh: "已写入邮件目录")

    private static func unsent(_ id: Int64, _ failure: Maildir.Failure) -> DeliveryReport {
        let words = Phrase(
            "the mail folder cannot be written to: \(failure.words)",
            zh: "邮件目录无法写入：\(failure.words)"
        )
        return DeliveryReport(message: id, outcome: .unsent, code: 0, words: words.stored)
    }

    /// A key as a file name: whatever could be a path, a hidden file or a flag is written as `=` and two hex digits.
    static func fileName(_ key: String) -> String {
        var name = ""
        for byte in key.utf8 {
            let scalar = Unicode.Scalar(byte)
            if scalar.isPlainInFileNames || (byte == 0x2E && !name.isEmpty) {
                name.unicodeScalars.append(scalar)
            } else {
                name += "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return name
    }
}

extension Unicode.Scalar {
    fileprivate var isPlainInFileNames: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }
}
