package import Lifecycle

/// A message as it lies in a mailbox.
package struct StoredMessage: Sendable {
    /// Where it lies.
    package let place: MessagePlace
    /// Header and body as they are stored, at most ``Mailbox/sizeLimit``.
    package let bytes: [UInt8]

    /// A number that follows from the bytes alone (FNV-1a, 64 bits).
    ///
    /// By it a message is known again that lies where nothing can be marked; that two have the same one takes intent.
    package var fingerprint: UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
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
