package import Lifecycle

/// What is wrong with the settings of an SMS gateway.
package enum GatewayProblem: Explained, Hashable {
    /// A pattern names a field there is none of.
    case unknownField(String)
    /// The URL is not of http or https, or has no host of its own.
    case url
    /// Something the description needs is not given.
    case missing(setting: String)
    /// A number of the settings is out of its range.
    case range(setting: String, lowest: Int, highest: Int)
    /// The word that guards the callback is not fit for a URL.
    case callbackSecret

    /// What is wrong and what to do.
    package var phrase: Phrase {
        switch self {
        case .unknownField(let name):
            Self.unknown(name)
        case .url:
            Phrase(
                "sms.url must begin with http:// or https:// and a host, without {…} in them",
                zh: "sms.url 须以 http:// 或 https:// 加主机名开头，其中不能有 {…}"
            )
        case .missing(let setting):
            Phrase("the SMS gateway needs \(setting): set it", zh: "短信网关需要 \(setting)，请设置")
        case .range(let setting, let lowest, let highest):
            Phrase("\(setting) must be \(lowest) through \(highest)", zh: "\(setting) 只能是 \(lowest) 到 \(highest)")
        case .callbackSecret:
            Phrase(
                "the callback's secret must be 16 or more letters, digits, - or _: make one with openssl rand -hex 16",
                zh: "回调密钥须为 16 个以上的字母、数字、- 或 _，可用 openssl rand -hex 16 生成"
            )
        }
    }

    private static func unknown(_ name: String) -> Phrase {
        let known = GatewayField.allCases.map(\.rawValue)
        if let nearest = Nearest.match(name, among: known) {
            return Phrase(
                "there is no field {\(name)}; did you mean {\(nearest)}?",
                zh: "没有字段 {\(name)}；是否想写 {\(nearest)}？"
            )
        }
        let list = known.map { "{\($0)}" }.joined(separator: " ")
        return Phrase("there is no field {\(name)}: use \(list)", zh: "没有字段 {\(name)}，可用：\(list)")
    }
}
