package import Lifecycle

extension TemplateFolder: TemplateRenderer {
    /// Renders an SMS: 【signature】, the text, and for promotions the opt-out words carriers ask for.
    package func sms(
        template: String,
        values: TemplateValues,
        messageClass: MessageClass
    ) throws(RenderingProblem) -> SMSContent {
        let values = completed(values)
        let signature = values[.signature]
        guard !signature.isEmpty else {
            throw .missingVariable(template: template, variable: TemplateVariable.signature.name)
        }
        let source = try find(.sms, template)
        let body = try source.render(values).joinedLines
        guard !body.unicodeScalars.contains(where: { $0 == "【" || $0 == "】" }) else {
            throw .malformed(template: template, detail: Self.lenticularValue)
        }
        let text = "【\(signature)】" + body + (messageClass == .promotion ? SMSRules.optOut : "")
        do {
            _ = try SMSText(text)
        } catch {
            guard case .tooLong(let parts, let limit) = error else { throw .unknownTemplate(template) }
            throw .tooLong(template: template, parts: parts, limit: limit)
        }
        return SMSContent(
            text: text,
            signature: signature,
            template: template,
            values: source.variables.map { SMSContent.Value(name: $0.name, text: values[$0]) },
            messageClass: messageClass
        )
    }

    /// Renders an e-mail as RFC 5322 text; the same envelope and values give the same bytes.
    package func email(
        template: String,
        values: TemplateValues,
        envelope: EmailEnvelope
    ) throws(RenderingProblem) -> [UInt8] {
        guard let email = loaded.emails[template] else { throw absent(.email, template) }
        guard !email.isAdvertisement || envelope.messageClass == .promotion else {
            throw .malformed(template: template, detail: Self.advertisementAsNotice)
        }
        let values = completed(values)
        let subject = try email.subject.render(values).trimmed
        let isPromotion = envelope.messageClass == .promotion
        let closing = isPromotion ? MailClosing(settings: settings, page: envelope.unsubscribe) : nil
        var (text, page): ([UInt8], [UInt8]) = ([], [])
        try email.appendText(values, closing, to: &text)
        try email.appendPage(values, closing, to: &page)
        do {
            let headers = MailHeaders(
                envelope: envelope,
                subject: email.isAdvertisement ? Self.advertised(subject) : subject,
                frame: try frames.frame(of: envelope)
            )
            return try MailMessage(headers: headers, text: text, page: page).bytes()
        } catch {
            throw .malformed(template: template, detail: error.phrase)
        }
    }

    /// What the subject of an advertisement must begin with (互联网电子邮件服务管理办法 §13), once.
    private static func advertised(_ subject: String) -> String {
        subject.hasPrefix("广告") ? subject : "广告：" + subject
    }

    /// An e-mail as people read it: its subject and its plain text.
    package func preview(template: String, values: TemplateValues) throws(RenderingProblem) -> String {
        guard let email = loaded.emails[template] else { throw absent(.email, template) }
        let values = completed(values)
        let rendered = try email.subject.render(values).trimmed
        let subject = email.isAdvertisement ? Self.advertised(rendered) : rendered
        var text: [UInt8] = []
        try email.appendText(values, nil, to: &text)
        return "\(subject)\n\n" + String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n").trimmed
    }

    /// Renders the script of a call, or a checklist.
    package func text(template: String, values: TemplateValues) throws(RenderingProblem) -> String {
        try find(.text, template).render(completed(values)).trimmed
    }

    private func find(_ kind: TemplateKind, _ name: String) throws(RenderingProblem) -> StrictTemplate {
        guard let template = loaded.texts[kind]?[name] else { throw absent(kind, name) }
        return template
    }

    private func absent(_ kind: TemplateKind, _ name: String) -> RenderingProblem {
        guard let detail = loaded.broken[kind]?[name] else { return .unknownTemplate(name) }
        return .malformed(template: name, detail: detail)
    }

    private func completed(_ values: TemplateValues) -> FilledValues {
        FilledValues(values: values, settings: settings)
    }

    private static let advertisementAsNotice = Phrase(
        "it is an advertisement (广告: 是), and the rule sends it as a notice: make the rule's message a promotion",
        zh: "该模板标明是广告（广告: 是），而规则按通知发送，请把规则里的消息改为推广类"
    )

    private static let lenticularValue = Phrase(
        "a value contains 【 or 】, which mark the signature: correct the record",
        zh: "某个变量的值含有“【”或“】”，会与签名混淆，请改正客户资料"
    )
}
