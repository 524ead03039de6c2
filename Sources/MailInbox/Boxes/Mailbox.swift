import Lifecycle

/// A place where mail arrives: a Maildir, a folder with a file a message, or an mbox file.
///
/// Messages come one at a time, each once; those that arrive meanwhile come with the next reading. Nothing changes in
/// the mailbox until a message is marked as done.
package struct Mailbox {
    /// The largest message that is read; what comes back from mail servers seldom has more than 100 kB.
    package static let sizeLimit = 10 << 20  // bytes

    /// How messages are stored.
    package enum Form: String, Hashable, Sendable {
        /// `new` and `cur`; a message is done when it lies in `cur` with the flag S.
        case maildir
        /// A file a message; one that is done lies in the folder `done` inside.
        case folder
        /// One file, which is only read: nothing in it can be marked.
        case mbox
    }

    /// How messages are stored here.
    package let form: Form
    private let path: String
    private var files: ArraySlice<MessagePlace> = []
    private var mbox: MboxReader?

    /// Opens a mailbox and sees what form it has.
    /// - Parameter path: A folder or a file, which a mail server may be writing to.
    /// - Throws: ``MailboxError`` when there is none.
    package init(path: String) throws(MailboxError) {
        self.path = path
        do throws(InputFile.Failure) {
            if !FolderNames.isFolder(path) {
                form = .mbox
                mbox = MboxReader(try InputFile(path, followsLinks: true))
            } else if FolderNames.isFolder(path + "/new"), FolderNames.isFolder(path + "/cur") {
                form = .maildir
                files = try MaildirNames.waiting(in: path)[...]
            } else {
                form = .folder
                // procmail writes to a name with an underscore first.
                files = try FolderNames.list(path).filter { !$0.hasPrefix("_") }.map { .file(folder: "", name: $0) }[
                    ...
                ]
            }
        } catch {
            throw error.isNoFile ? .notMailbox(path: path) : .unreadable(path: path, reason: error.words)
        }
    }

    /// Reads the next message.
    /// - Returns: The message or why it was passed over; nothing at the end.
    /// - Throws: ``MailboxError`` when an mbox file is none, or cannot be read on.
    package mutating func next() throws(MailboxError) -> MailboxItem? {
        if form == .mbox {
            do throws(InputFile.Failure) {
                return try mbox?.next()
            } catch {
                throw error.isNoFile ? .notMbox(path: path) : .unreadable(path: path, reason: error.words)
            }
        }
        while let place = files.popFirst() {
            if let item = read(place) { return item }
        }
        return nil
    }

    /// Marks a message as done, so that it does not come again; for one that somebody took away nothing is done.
    ///
    /// In an mbox file nothing changes: the caller knows messages again by ``StoredMessage/fingerprint``.
    ///
    /// - Parameter place: Where ``next()`` found it.
    /// - Throws: ``MailboxError/unmarkable(path:reason:)``; the message then comes again.
    package func markDone(_ place: MessagePlace) throws(MailboxError) {
        guard case .file(let folder, let name) = place else { return }
        do throws(InputFile.Failure) {
            if form == .maildir {
                try MaildirNames.markSeen(name, in: folder, of: path)
            } else {
                try DoneFolder.take(name, of: path)
            }
        } catch {
            throw .unmarkable(path: path, reason: error.words)
        }
    }

    /// Reads a file; nothing where there is none any more, where it is no message, as a folder, or where it still grows.
    private func read(_ place: MessagePlace) -> MailboxItem? {
        do throws(InputFile.Failure) {
            let file = try InputFile("\(path)/\(place)")
            guard file.size <= Self.sizeLimit else { return .skipped(place, Self.tooLarge) }
            let bytes = try file.read(file.size + 1)
            // More than there were: somebody is still writing, and the message comes whole another time.
            return bytes.count <= file.size ? .message(StoredMessage(place: place, bytes: bytes)) : nil
        } catch {
            if error.isNoFile || error.isGone { return nil }
            return .skipped(
                place,
                Phrase(
                    "the message cannot be read (\(error.words)): check its permissions",
                    zh: "邮件无法读取（\(error.words)），请检查权限"
                )
            )
        }
    }

    /// Why a large message is passed over.
    static let tooLarge = Phrase(
        "the message is larger than 10 MiB: read it with a mail program",
        zh: "邮件超过 10 MiB：请用邮件程序查看"
    )
}
