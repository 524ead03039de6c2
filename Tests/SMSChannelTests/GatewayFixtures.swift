import ChannelSupport
import Lifecycle
import Testing

@testable import SMSChannel

extension Trait where Self == ConditionTrait {
    /// Skips where the scripted gateway cannot run.
    static var needsPython: Self { .enabled(if: ServerProcess.has("python3"), "python3 is not installed") }
}

extension GatewayChannel {
    /// A channel to a Kannel on this machine.
    static func kannel(
        _ port: Int,
        password: String = "s3cret",
        callback: String? = nil,
        timeoutSeconds: Int = 5,
        scheme: String = "http",
        host: String = "127.0.0.1",
        authorities: String? = nil
    ) throws -> GatewayChannel {
        var settings = try GatewaySettings(connections: 10, connectSeconds: 5, timeoutSeconds: timeoutSeconds)
        settings.account.user = "care"
        settings.account.password = password
        settings.authorities = authorities
        if let callback { settings.callback = try GatewayCallback(base: callback, secret: "0123456789abcdef") }
        let url = "\(scheme)://\(host):\(port)/cgi-bin/sendsms"
        return GatewayChannel(try Gateway(.kannel(url: url, hasCallback: callback != nil), settings))
    }

    /// A channel to the scripted gateway that reads JSON answers.
    static func json(_ port: Int) throws -> GatewayChannel {
        var description = GatewayDescription(
            url: "http://127.0.0.1:\(port)/cgi-bin/sendsms?username=care&password=s3cret"
        )
        description.body = #"{"mobile": {to}, "content": "{text}"}"#
        description.answers.form = .json
        description.answers.codes = ["code"]
        description.answers.words = ["message"]
        description.answers.reference = "id"
        description.answers.rules = [AnswerRules.Rule("0", .accepted), AnswerRules.Rule("9*", .refused)]
        return GatewayChannel(try Gateway(description, try GatewaySettings()))
    }
}

/// The lines a counting gateway has written.
func record(_ folder: ScratchFolder) -> [Substring] {
    guard let bytes = try? folder.read("record") else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
}
