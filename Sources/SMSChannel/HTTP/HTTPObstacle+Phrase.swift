import Lifecycle

extension HTTPObstacle {
    /// What is in the way, and what to do.
    func phrase(gateway: String) -> Phrase {
        switch self {
        case .setup(let words):
            Phrase(
                "SMS gateway \(gateway): no request can be prepared (\(words)): check that libcurl is installed",
                zh: "短信网关 \(gateway)：无法准备请求（\(words)），请检查是否安装了 libcurl"
            )
        case .url(let words):
            Phrase(
                "SMS gateway \(gateway): its address is not usable (\(words)): correct sms.url",
                zh: "短信网关 \(gateway)：地址不可用（\(words)），请改正 sms.url"
            )
        case .name(let words):
            Phrase(
                "SMS gateway \(gateway): the name is not known (\(words)): check the host and the network",
                zh: "短信网关 \(gateway)：找不到该主机（\(words)），请检查主机名和网络"
            )
        case .connection(let words):
            Phrase(
                "SMS gateway \(gateway): no connection (\(words)): check that it runs, and the port",
                zh: "短信网关 \(gateway)：无法连接（\(words)），请检查服务是否运行、端口是否正确"
            )
        case .authorities, .handshake, .certificate: security(gateway: gateway)
        }
    }

    private func security(gateway: String) -> Phrase {
        switch self {
        case .authorities:
            Phrase(
                "SMS gateway \(gateway): the file of trusted certificates cannot be read: check its path and form (PEM)",
                zh: "短信网关 \(gateway)：无法读取受信任证书文件，请检查路径和格式（PEM）"
            )
        case .certificate(let words):
            Phrase(
                "SMS gateway \(gateway): its certificate is not to be trusted (\(words)): name the issuer's file in "
                    + "the settings, or correct the host",
                zh: "短信网关 \(gateway)：证书不可信（\(words)），请在设置中指定签发者证书文件，或改正主机名"
            )
        default:
            Phrase(
                "SMS gateway \(gateway): encryption could not be agreed on",
                zh: "短信网关 \(gateway)：无法建立加密连接"
            )
        }
    }
}

extension HTTPDoubt {
    /// What is not known, for the report.
    var phrase: Phrase {
        switch self {
        case .lost:
            Phrase(
                "the connection was lost after the request began to travel: it may or may not have been taken",
                zh: "请求发出后连接中断：网关可能已收到，也可能没有"
            )
        case .slow:
            Phrase(
                "no answer came in time: it may or may not have been taken",
                zh: "网关没有及时答复：可能已收到，也可能没有"
            )
        case .endless:
            Phrase(
                "the answer is longer than 64 KiB and was not read: it may or may not have been taken",
                zh: "网关的答复超过 64 KiB，没有读完：可能已收到，也可能没有"
            )
        case .garbage:
            Phrase(
                "the answer is not HTTP: it may or may not have been taken",
                zh: "网关的答复不是 HTTP：可能已收到，也可能没有"
            )
        }
    }
}
