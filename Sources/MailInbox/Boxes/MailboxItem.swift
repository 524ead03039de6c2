package import Lifecycle

/// A message as it lies in a mailbox.
package struct StoredMessage: Sendable {
    /// Where it lies.
    package let place: MessagePlace
    /// Header and body as they are stored, at most ``Mailbox/sizeLimit``.
    package let bytes: [UInt8]

    /// The mark of its text, by which it is known again wherever it lies.
    package let mark: MailMark
    /// The mark of its file, by which it is passed over unread; nothing where files keep no name of their own.
    package let fileMark: MailMark?

    init(place: MessagePlace, bytes: [UInt8], fileMark: MailMark? = nil) {
        self.place = place
        self.bytes = bytes
        self.fileMark = fileMark
        mark = MailMark(text: bytes)
    }
}

/// Where a message lies.
package enum MessagePlace: Hashable, Sendable, CustomStringConvertible {
    /// A file, in `new`, `cur`, or the folder itself, which is then empty.
    case file(folder: String, name: String)
    /// The message of an mbox file that begins at a byte, counted from 0.
    case offset(Int)

    /// The place as a person finds it; of a file the name alone, which mail servers make up.
    package var description: String {
        switch self {
        case .file(let folder, let name): folder.isEmpty ? name : "\(folder)/\(name)"
        case .offset(let byte): "byte \(byte)"
        }
    }
}

/// What a mailbox gives: a message, or why one was passed over.
package enum MailboxItem: Sendable {
    case message(StoredMessage)
    /// A message that was not read, and why; it stays where it is.
    case skipped(MessagePlace, Phrase)
}
