import Lifecycle

/// A gateway ready for use: a description, checked, with our account at it.
package struct Gateway: Sendable {
    private let url: GatewayPattern
    private let headers: [(name: String, value: GatewayPattern)]
    private let body: GatewayPattern?
    private let description: GatewayDescription
    private let settings: GatewaySettings

    /// Checks a description against the account.
    /// - Throws: ``GatewayProblem``.
    package init(_ description: GatewayDescription, _ settings: GatewaySettings) throws(GatewayProblem) {
        self.description = description
        self.settings = settings
        url = try GatewayPattern(description.url, .url)
        var headers: [(name: String, value: GatewayPattern)] = []
        for line in description.headers {
            guard let colon = line.firstIndex(of: ":") else { throw .missing(setting: "sms.headers “Name: value”") }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers.append((String(line[..<colon]), try GatewayPattern(String(value), .header)))
        }
        self.headers = headers
        var body: GatewayPattern?
        if let text = description.body { body = try GatewayPattern(text, description.bodyForm == .json ? .json : .url) }
        self.body = body
        guard Self.host(url.opening) != nil else { throw .url }
        try checkAccount()
    }

    /// Host and port, for words.
    package var name: String { Self.host(url.opening) ?? "" }

    /// How many connections may be used at once.
    package var connections: Int { settings.connections }

    var client: HTTPClient.Settings {
        HTTPClient.Settings(
            authorities: settings.authorities,
            connecting: settings.connectTimeout,
            answering: settings.answerTimeout
        )
    }

    /// Where the connection goes, for probing.
    var address: String { String(url.opening.prefix { $0 != "?" }) }

    /// The request for one message.
    /// - Parameters:
    ///   - message: The message.
    ///   - origin: Time and words for the signature, asked where there is one.
    /// - Returns: The request, signed.
    /// - Throws: ``SMSRefusal`` where the settings lack something for just this message.
    func request(for message: CheckedSMS, _ origin: RequestOrigin) throws(SMSRefusal) -> HTTPRequest {
        if fields.contains(.template), settings.templates[message.content.template] == nil {
            throw SMSRefusal(
                Phrase(
                    "sms.templates has no code for the template \(message.content.template)",
                    zh: "sms.templates 中没有模板 \(message.content.template) 的编号"
                )
            )
        }
        func value(_ field: GatewayField) -> String { self.value(field, of: message) }
        var request = HTTPRequest(method: description.method, url: url.filled(value))
        request.headers = headers.map { HTTPHeader(name: $0.name, value: $0.value.filled(value)) }
        request.body = body.map { Array($0.filled(value).utf8) } ?? (description.method == "POST" ? [] : nil)
        if description.signing != .none {
            description.signing.sign(&request, settings.account, moment: origin.moment(), nonce: origin.nonce())
        }
        return request
    }

    /// What an answer says of a message.
    func read(status: Int, body: [UInt8]) -> AnswerRules.Reading {
        description.answers.read(status: status, body: body)
    }

    private var fields: Set<GatewayField> {
        headers.reduce(into: url.fields.union(body?.fields ?? [])) { $0.formUnion($1.value.fields) }
    }

    private func checkAccount() throws(GatewayProblem) {
        let account = settings.account
        if fields.contains(.user) || description.signing != .none, account.user.isEmpty {
            throw .missing(setting: "sms.user")
        }
        if fields.contains(.password), account.password.isEmpty {
            throw .missing(setting: "DOORSTEP_SMS_PASSWORD (sms.passwordFile)")
        }
        if description.signing != .none, account.secret.isEmpty {
            throw .missing(setting: "DOORSTEP_SMS_SECRET (sms.secretFile)")
        }
        if fields.contains(.callback), settings.callback == nil { throw .missing(setting: "sms.callback") }
    }

    private func value(_ field: GatewayField, of message: CheckedSMS) -> String {
        let content = message.content
        switch field {
        case .to: return message.number
        case .toE164: return MobileNumber.country + message.number
        case .text: return content.text
        case .unsignedText:
            let mark = "【\(content.signature)】"
            return content.text.hasPrefix(mark) ? String(content.text.dropFirst(mark.count)) : content.text
        case .signature: return content.signature
        case .sender: return settings.account.sender
        case .template: return settings.templates[content.template] ?? ""
        case .values:
            return JSONText.object(content.values.map { (settings.variableNames[$0.name] ?? $0.name, $0.text) })
        case .valueList: return JSONText.array(content.values.map(\.text))
        case .user: return settings.account.user
        case .password: return settings.account.password
        case .callback: return settings.callback?.receipts(token: message.token, query: description.receiptQuery) ?? ""
        case .key: return message.key
        case .token: return message.token
        }
    }

    /// Host and port of a URL, when it is one of http or https.
    private static func host(_ url: String) -> String? {
        guard let scheme = ["http://", "https://"].first(where: url.lowercased().hasPrefix) else { return nil }
        let rest = url.dropFirst(scheme.count)
        let host = rest.prefix { !"/?#".contains($0) }.split(separator: "@").last ?? ""
        return host.isEmpty ? nil : String(host)
    }
}
