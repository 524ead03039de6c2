import Configuration
import Foundation
package import Lifecycle
package import SMSChannel
package import Templates

/// Where SMS goes.
package enum SMSTransport: String, Sendable, CaseIterable {
    /// A file of the spool.
    case spool
    /// A Kannel.
    case kannel
    /// Aliyun.
    case aliyun
    /// Tencent.
    case tencent
    /// A gateway that the settings describe.
    case http

    /// Who understands what it calls us with; a described gateway is expected to call as Kannel does.
    package var reader: (any GatewayReader)? {
        switch self {
        case .spool: nil
        case .kannel, .http: KannelReader()
        case .aliyun: AliyunReader()
        case .tencent: TencentReader()
        }
    }
}

/// What the settings say about SMS.
package struct SMSSettings: Sendable {
    /// Where SMS goes.
    package var transport = SMSTransport.spool
    /// The gateway; none for the spool.
    package var gateway: Gateway?
    /// The word in the addresses that gateways call; none where they are not to call.
    package var callbackSecret: String?
    /// Whose rules for templates hold: the provider named, or else the transport's; none for the spool.
    package var provider: ProviderProfile?
    /// The templates that have a code at the provider.
    package var codes: Set<String> = []

    /// The settings of a workspace that says nothing about SMS.
    package init() {}
}

extension Settings {
    /// The keys of what concerns SMS.
    static let smsKeys: Set<String> = [
        "sms.channel", "sms.provider", "sms.url", "sms.user", "sms.passwordFile", "sms.secretFile", "sms.sender",
        "sms.region", "sms.connections", "sms.connectSeconds", "sms.timeoutSeconds", "sms.authorities", "sms.callback",
        "sms.callbackSecretFile", "sms.templates", "sms.variables", "sms.method", "sms.headers", "sms.body",
        "sms.bodyForm", "sms.signing", "sms.receiptQuery", "sms.answer.form", "sms.answer.codes", "sms.answer.words",
        "sms.answer.reference", "sms.answer.accepted", "sms.answer.refused", "sms.answer.deferred",
        "sms.answer.unsent", "sms.answer.unknown",
    ]

    /// Reads what concerns SMS.
    static func sms(_ config: ConfigReader, path: String) throws -> SMSSettings {
        var sms = SMSSettings()
        sms.transport = try choice(config, "sms.channel", path) ?? .spool
        sms.provider = try provider(config, path) ?? ProviderProfile.named(sms.transport.rawValue)
        sms.codes = Set(try table(config, "sms.templates", path).keys)
        sms.callbackSecret = try secret(config, "sms.callbackSecret", path)
        guard sms.transport != .spool else { return sms }
        do {
            let settings = try gatewaySettings(config, path, callbackSecret: sms.callbackSecret)
            let description = try description(config, path, sms.transport, settings)
            sms.gateway = try Gateway(description, settings)
        } catch let problem as GatewayProblem {
            throw WorkspaceError.settings(path: path, detail: problem.phrase)
        }
        return sms
    }

    private static func provider(_ config: ConfigReader, _ path: String) throws -> ProviderProfile? {
        guard let name = config.string(forKey: "sms.provider") else { return nil }
        if let profile = ProviderProfile.named(name) { return profile }
        let names = ProviderProfile.all.map(\.name)
        throw wrong(
            path,
            "sms.provider",
            Phrase(names.joined(separator: " or "), zh: names.joined(separator: " 或 "))
        )
    }

    private static func gatewaySettings(
        _ config: ConfigReader,
        _ path: String,
        callbackSecret: String?
    ) throws -> GatewaySettings {
        var settings = try GatewaySettings(
            connections: try whole(config, "sms.connections", 1...64, path) ?? 4,
            connectSeconds: try whole(config, "sms.connectSeconds", 1...300, path) ?? 10,
            timeoutSeconds: try whole(config, "sms.timeoutSeconds", 1...300, path) ?? 30
        )
        settings.authorities = config.string(forKey: "sms.authorities")
        settings.account.user = config.string(forKey: "sms.user", default: "")
        settings.account.sender = config.string(forKey: "sms.sender", default: "")
        settings.account.password = try secret(config, "sms.password", path) ?? ""
        settings.account.secret = try secret(config, "sms.secret", path) ?? ""
        if let base = config.string(forKey: "sms.callback") {
            guard let callbackSecret else {
                throw GatewayProblem.missing(setting: "DOORSTEP_SMS_CALLBACK_SECRET (sms.callbackSecretFile)")
            }
            settings.callback = try GatewayCallback(base: base, secret: callbackSecret)
        }
        settings.templates = try table(config, "sms.templates", path)
        // Gateways take Latin names only.
        let names = TemplateVariable.allCases.map { ($0.name, $0.rawValue) }
        settings.variableNames = Dictionary(names, uniquingKeysWith: { $1 })
            .merging(try table(config, "sms.variables", path), uniquingKeysWith: { $1 })
        return settings
    }

    private static func description(
        _ config: ConfigReader,
        _ path: String,
        _ transport: SMSTransport,
        _ settings: GatewaySettings
    ) throws -> GatewayDescription {
        let url = config.string(forKey: "sms.url")
        switch transport {
        case .spool, .http: return try described(config, path)
        case .kannel:
            return .kannel(
                url: url ?? "http://127.0.0.1:13013/cgi-bin/sendsms",
                hasSender: !settings.account.sender.isEmpty,
                hasCallback: settings.callback != nil
            )
        case .aliyun: return .aliyun(url: url ?? "https://dysmsapi.aliyuncs.com/")
        case .tencent:
            guard !settings.account.sender.isEmpty else {
                throw GatewayProblem.missing(setting: "sms.sender (SmsSdkAppId)")
            }
            return .tencent(
                url: url ?? "https://sms.tencentcloudapi.com/",
                region: config.string(forKey: "sms.region", default: "ap-guangzhou")
            )
        }
    }

    /// A gateway that the settings describe themselves.
    private static func described(_ config: ConfigReader, _ path: String) throws -> GatewayDescription {
        guard let url = config.string(forKey: "sms.url") else { throw GatewayProblem.missing(setting: "sms.url") }
        var gateway = GatewayDescription(url: url)
        gateway.method = config.string(forKey: "sms.method", default: "POST").uppercased()
        guard ["GET", "POST"].contains(gateway.method) else {
            throw wrong(path, "sms.method", Phrase("GET or POST", zh: "GET 或 POST"))
        }
        gateway.headers = try list(config, "sms.headers", path)
        gateway.body = config.string(forKey: "sms.body")
        gateway.bodyForm = try choice(config, "sms.bodyForm", path) ?? .json
        gateway.signing = try choice(config, "sms.signing", path) ?? .none
        gateway.receiptQuery = config.string(forKey: "sms.receiptQuery", default: "")
        gateway.answers.form = try choice(config, "sms.answer.form", path) ?? .json
        gateway.answers.codes = try list(config, "sms.answer.codes", path)
        gateway.answers.words = try list(config, "sms.answer.words", path)
        gateway.answers.reference = config.string(forKey: "sms.answer.reference")
        let lists: [(key: String, outcome: DeliveryReport.Outcome)] = [
            ("sms.answer.accepted", .accepted), ("sms.answer.deferred", .deferred), ("sms.answer.unsent", .unsent),
            ("sms.answer.unknown", .unknown), ("sms.answer.refused", .refused),
        ]
        gateway.answers.rules = try lists.flatMap { key, outcome in
            try list(config, key, path).map { AnswerRules.Rule($0, outcome) }
        }
        guard gateway.answers.rules.contains(where: { $0.outcome == .accepted }) else {
            throw GatewayProblem.missing(setting: "sms.answer.accepted")
        }
        return gateway
    }

    private static func table(_ config: ConfigReader, _ key: String, _ path: String) throws -> [String: String] {
        Dictionary(
            try pairs(list(config, key, path), key, path),
            uniquingKeysWith: { $1 }
        )
    }
}
