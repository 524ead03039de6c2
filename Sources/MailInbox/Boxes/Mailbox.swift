package import Lifecycle

/// A place where mail arrives: a Maildir, a folder with a file a message, or an mbox file.
///
/// Messages come one at a time, whether or not somebody has opened them; those that arrive meanwhile come with the next
/// reading. Nothing changes in the mailbox until a message is marked as done, which is for people: what was read is
/// known by its ``StoredMessage/mark``.
package struct Mailbox {
    /// The largest message that is read; what comes back from mail servers seldom has more than 100 kB.
    package static let sizeLimit = 10 << 20  // bytes

    /// How messages are stored.
    package enum Form: String, Hashable, Sendable {
        /// `new` and `cur`; one that is done lies in `cur` with the flag S (seen).
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
    private let known: Set<MailMark>

    /// Opens a mailbox and sees what form it has.
    /// - Parameters:
    ///   - path: A folder or a file, which a mail server may be writing to.
    ///   - known: Marks of what was read before: files of a Maildir with one of them are passed over unread.
    /// - Throws: ``MailboxError`` when there is none.
    package init(path: String, known: Set<MailMark> = []) throws(MailboxError) {
        self.path = path
        self.known = known
        do throws(InputFile.Failure) {
            if !FolderNames.isFolder(path) {
                form = .mbox
                mbox = MboxReader(try InputFile(path, followsLinks: true))
            } else if FolderNames.isFolder(path + "/new"), FolderNames.isFolder(path + "/cur") {
                form = .maildir
                files = try MaildirNames.all(in: path)[...]
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

    /// Marks a message as done, so that people need not look at it; for one that somebody took away nothing is done, and
    /// nothing changes in an mbox file.
    /// - Parameter place: Where ``next()`` found it.
    /// - Throws: ``MailboxError/unmarkable(path:reason:)``.
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

    /// Reads a file; nothing where it is known, where there is none any more, where it is no message, as a folder, or
    /// where it still grows.
    private func read(_ place: MessagePlace) -> MailboxItem? {
        do throws(InputFile.Failure) {
            let file = try InputFile("\(path)/\(place)")
            let fileMark = mark(place, file)
            if let fileMark, known.contains(fileMark) { return nil }
            guard file.size <= Self.sizeLimit else { return .skipped(place, Self.tooLarge) }
            let bytes = try file.read(file.size + 1)
            // More than there were: somebody is still writing, and the message comes whole another time.
            guard bytes.count <= file.size else { return nil }
            return .message(StoredMessage(place: place, bytes: bytes, fileMark: fileMark))
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

    /// The mark of a file in a Maildir; names in other folders are used again.
    private func mark(_ place: MessagePlace, _ file: InputFile) -> MailMark? {
        guard form == .maildir, case .file(_, let name) = place else { return nil }
        return MailMark(file: MaildirNames.unique(name), size: file.size, changed: file.changed)
    }

    /// Why a large message is passed over.
    static let tooLarge = Phrase(
        "the message is larger than 10 MiB: read it with a mail program",
        zh: "邮件超过 10 MiB：请用邮件程序查看"
    )
}
