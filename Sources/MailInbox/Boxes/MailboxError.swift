package import Lifecycle

/// Why a mailbox cannot be read, or a message in it not be marked.
package enum MailboxError: Explained, Hashable {
    /// The path is not there or may not be opened; the system's reason.
    case unreadable(path: String, reason: String)
    /// The path is neither a folder nor a file.
    case notMailbox(path: String)
    /// A file that does not begin as an mbox does.
    case notMbox(path: String)
    /// A message cannot be marked as done; the system's reason.
    case unmarkable(path: String, reason: String)

    package var phrase: Phrase {
        switch self {
        case .unreadable(let path, let reason):
            Phrase(
                "the mailbox \(path) cannot be read (\(reason)): check the path and its permissions",
                zh: "无法读取邮箱 \(path)（\(reason)），请检查路径和权限"
            )
        case .notMailbox(let path):
            Phrase(
                "\(path) is no mailbox: give a Maildir, a folder with a file a message, or an mbox file",
                zh: "\(path) 不是邮箱：请指定 Maildir 目录、每封邮件一个文件的目录，或 mbox 文件"
            )
        case .notMbox(let path):
            Phrase(
                "the file \(path) does not begin with a line “From …”, so it is no mbox: check that it is the right one",
                zh: "文件 \(path) 的第一行不是“From …”，不是 mbox 格式：请检查是否选错了文件"
            )
        case .unmarkable(let path, let reason):
            Phrase(
                "a message in the mailbox \(path) cannot be marked as done (\(reason)): check that its folders can be written to",
                zh: "邮箱 \(path) 中的邮件无法标记为已处理（\(reason)），请检查目录是否可写"
            )
        }
    }
}
