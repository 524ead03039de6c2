package import Lifecycle

/// Why nothing can be received.
package enum ReceiverProblem: Explained, Hashable {
    /// The host is empty, or holds spaces or letters that no host has.
    case host(String)
    /// The port is out of range.
    case port(Int)
    /// The secret is too short, too long, or would have to be escaped in a URL.
    case secret
    /// The address cannot be listened on, and why.
    case listening(host: String, port: Int, reason: Phrase)

    /// What is wrong and what to do.
    package var phrase: Phrase {
        switch self {
        case .host(let host):
            Phrase(
                "the receiver's host “\(host)” is no name and no address: behind a reverse proxy write 127.0.0.1",
                zh: "接收服务的地址 “\(host)” 既不是主机名也不是 IP 地址；在反向代理之后请写 127.0.0.1"
            )
        case .port(let port):
            Phrase("the receiver's port \(port) is not in 0 to 65535", zh: "接收服务的端口 \(port) 不在 0 到 65535 之间")
        case .secret:
            Phrase(
                "the receiver's secret needs 16 to 128 letters, digits, or signs of -._~: make one by openssl rand -hex 16",
                zh: "接收服务的密钥须为 16 到 128 个字母、数字或 -._~ 符号；可用 openssl rand -hex 16 生成"
            )
        case .listening(let host, let port, let reason):
            Phrase(
                "\(host) port \(port) cannot be listened on (\(reason.english)): end whatever listens there, or choose another port",
                zh: "无法监听 \(host) 的端口 \(port)（\(reason.chinese)）：请停止占用该端口的程序，或改用其他端口"
            )
        }
    }
}
