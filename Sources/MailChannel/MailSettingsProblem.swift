package import Lifecycle

/// Which of the mail settings is wrong.
package enum MailSettingsProblem: Explained, Hashable {
    /// The host is no name and no IPv4 address.
    case host(String)
    /// The port is out of range.
    case port(Int)
    /// The sender is no mailbox.
    case from
    /// The timeout is out of range.
    case timeout(Duration)
    /// A session would carry nothing.
    case messagesPerSession(Int)
    /// The connections are too few or too many.
    case connections(Int)
    /// The user is empty, or user or password hold a zero byte.
    case login

    /// What is wrong and what to do.
    package var phrase: Phrase {
        switch self {
        case .host(let host):
            Phrase(
                "mail host “\(host)” is neither a name nor an IPv4 address: write the port as a setting of its own",
                zh: "邮件服务器 “\(host)” 既不是主机名也不是 IPv4 地址；端口请写在单独的设置项里"
            )
        case .port(let port):
            Phrase("mail port \(port) is not in 1 to 65535: usual is 587", zh: "邮件端口 \(port) 不在 1 到 65535 之间，常用 587")
        case .from:
            Phrase(
                "the mail sender is not a mailbox: write it as care@example.com, without a name",
                zh: "发件邮箱格式不对：请写成 care@example.com，不带姓名"
            )
        case .timeout(let timeout):
            Phrase(
                "mail timeout \(timeout) is not between one second and one hour",
                zh: "邮件超时时间 \(timeout) 不在一秒到一小时之间"
            )
        case .messagesPerSession(let count):
            Phrase(
                "\(count) messages in a mail session are too few: one is the least, 100 is usual",
                zh: "每次邮件会话 \(count) 封太少：至少 1 封，常用 100 封"
            )
        case .connections(let count):
            Phrase("\(count) mail connections are not 1 to 64: 4 is usual", zh: "邮件连接数 \(count) 不在 1 到 64 之间，常用 4")
        case .login:
            Phrase(
                "the mail user is empty, or user or password hold a zero byte: check where they are read from",
                zh: "邮件用户名为空，或用户名、密码含有零字节：请检查其来源"
            )
        }
    }
}
