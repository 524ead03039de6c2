import CMail
import Lifecycle

/// How an SMTP session ended.
struct SessionEnd {
    private let closing: cm_closing

    /// Takes over what C has written.
    init(_ closing: cm_closing) { self.closing = closing }

    /// Whether the session went its whole way.
    var isComplete: Bool { closing.end == .CM_END_DONE }

    /// Whether the connection was lost half-way, so that another one may carry the rest.
    var isCut: Bool { closing.end == .CM_END_DROPPED }

    /// The server's code when it turned us away, or 0.
    var code: Int { Int(closing.code) }

    /// Why messages were left unsent, and what to do.
    func phrase(server: String) -> Phrase {
        switch closing.end {
        case .CM_END_DONE, .CM_END_DROPPED:
            Phrase(
                "mail server \(server): the connection was lost or an answer took too long: try again later",
                zh: "邮件服务器 \(server)：连接中断或应答超时，请稍后再试"
            )
        case .CM_END_SETUP:
            Phrase(
                "mail server \(server): the session could not be prepared: memory may be short",
                zh: "邮件服务器 \(server)：无法建立会话，可能内存不足"
            )
        case .CM_END_NAME:
            Phrase(
                "mail server \(server): the name is not known (\(words)): check the host and the network",
                zh: "邮件服务器 \(server)：找不到该主机（\(words)），请检查主机名和网络"
            )
        case .CM_END_CONNECT:
            Phrase(
                "mail server \(server): no connection (\(words)): check that it runs, and the port",
                zh: "邮件服务器 \(server)：无法连接（\(words)），请检查服务是否运行、端口是否正确"
            )
        case .CM_END_TURNED_AWAY:
            Phrase(
                "mail server \(server) turns us away: \(answer)",
                zh: "邮件服务器 \(server) 拒绝接待：\(answer)"
            )
        case .CM_END_LOGIN:
            Phrase(
                "mail server \(server) does not accept the login\(answer.isEmpty ? "" : " (\(answer))"): "
                    + "check user and password, and that it offers a way to log in over an encrypted connection",
                zh: "邮件服务器 \(server) 不接受登录\(answer.isEmpty ? "" : "（\(answer)）")，请检查用户名和密码，以及服务器是否支持加密登录"
            )
        default: security(server: server)
        }
    }

    private func security(server: String) -> Phrase {
        switch closing.end {
        case .CM_END_AUTHORITIES:
            Phrase(
                "mail server \(server): the file of trusted certificates cannot be read: check its path and form (PEM)",
                zh: "邮件服务器 \(server)：无法读取受信任证书文件，请检查路径和格式（PEM）"
            )
        case .CM_END_NO_TLS:
            Phrase(
                "mail server \(server) offers no encryption, and the settings require it",
                zh: "邮件服务器 \(server) 不支持加密，而设置要求加密"
            )
        case .CM_END_CERTIFICATE:
            Phrase(
                "mail server \(server): its certificate is not to be trusted (\(words)): name the issuer's file in the "
                    + "settings, or correct the host",
                zh: "邮件服务器 \(server)：证书不可信（\(words)），请在设置中指定签发者证书文件，或改正主机名"
            )
        default:
            Phrase(
                "mail server \(server): encryption could not be agreed on",
                zh: "邮件服务器 \(server)：无法建立加密连接"
            )
        }
    }

    private var answer: String {
        [closing.code == 0 ? "" : String(closing.code), words].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private var words: String {
        let bytes = unsafe withUnsafeBytes(of: closing.words) { unsafe Array($0.prefix { $0 != 0 }) }
        return ServerWords.clean(String(decoding: bytes, as: UTF8.self))
    }
}
