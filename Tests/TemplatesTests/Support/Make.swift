import Lifecycle

@testable import Templates

extension TemplateSettings {
    static func make() -> TemplateSettings { TemplateSettings(signature: "某某置业", hotline: "400-800-1234") }
}

extension TemplateFolder {
    static func make(_ files: [String: String], settings: TemplateSettings = .make()) -> TemplateFolder {
        TemplateFolder(files: files.map { TemplateFile(name: $0.key, bytes: Array($0.value.utf8)) }, settings: settings)
    }

    func email(_ template: String, _ values: TemplateValues = [:], _ envelope: EmailEnvelope = .make()) throws -> String
    {
        String(decoding: try email(template: template, values: values, envelope: envelope), as: UTF8.self)
    }
}

extension EmailEnvelope {
    static func make(
        name: String = "某某置业客户关系部",
        from: String = "care@example.com",
        to: String = "wang@example.org",
        key: String = "ws1.17",
        writtenAt: Int64 = 1_795_311_000,  // 2026-11-22 09:30 in China
        messageClass: MessageClass = .notice,
        unsubscribe: String? = nil,
        campaign: String? = nil
    ) -> EmailEnvelope {
        EmailEnvelope(
            from: (name, from),
            to: to,
            key: key,
            writtenAt: writtenAt,
            messageClass: messageClass,
            unsubscribe: unsubscribe,
            campaign: campaign
        )
    }
}
