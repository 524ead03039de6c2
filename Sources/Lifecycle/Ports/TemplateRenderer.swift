/// Renders templates strictly: a missing or empty variable is an error and never a gap.
package protocol TemplateRenderer: Sendable {
    /// Renders an SMS with its signature and, for promotions, the opt-out words.
    /// - Throws: ``RenderingProblem``.
    func sms(
        template: String,
        values: TemplateValues,
        messageClass: MessageClass
    ) throws(RenderingProblem)
        -> SMSContent

    /// Renders an e-mail as RFC 5322 text with CRLF lines: multipart/alternative, UTF-8, base64.
    /// - Throws: ``RenderingProblem``.
    func email(template: String, values: TemplateValues, envelope: EmailEnvelope) throws(RenderingProblem) -> [UInt8]

    /// Renders a plain text, such as a call's script or a checklist.
    /// - Throws: ``RenderingProblem``.
    func text(template: String, values: TemplateValues) throws(RenderingProblem) -> String
}

/// The variables of one message by their Chinese names, such as 称呼; an absent or empty one is missing.
package typealias TemplateValues = [String: String]

/// What an e-mail needs besides its text.
package struct EmailEnvelope: Sendable {
    /// The sender as `name` and mailbox.
    package let from: (name: String, mailbox: String)
    /// The recipient's mailbox.
    package let to: String
    /// The left part of the Message-ID; the right one is the sender's domain.
    package let key: String
    /// The moment of writing, in seconds since 1970-01-01T00:00:00Z.
    package let writtenAt: Int64
    /// Whether it informs or advertises.
    package let messageClass: MessageClass
    /// A page where the person says that they want no more, for promotions; `https://…` with a token of its own.
    package let unsubscribe: String?
    /// What complaints are counted by, such as a rule's name; none for no such header.
    package let campaign: String?

    /// Creates an envelope.
    package init(
        from: (name: String, mailbox: String),
        to: String,
        key: String,
        writtenAt: Int64,
        messageClass: MessageClass,
        unsubscribe: String? = nil,
        campaign: String? = nil
    ) {
        self.from = from
        self.to = to
        self.key = key
        self.writtenAt = writtenAt
        self.messageClass = messageClass
        self.unsubscribe = unsubscribe
        self.campaign = campaign
    }
}

/// Why a text could not be made.
package enum RenderingProblem: Explained, Hashable {
    /// A variable has no value for this person.
    case missingVariable(template: String, variable: String)
    /// There is no such template.
    case unknownTemplate(String)
    /// The text is longer than the network carries.
    case tooLong(template: String, parts: Int, limit: Int)
    /// The template cannot be read.
    case malformed(template: String, detail: Phrase)

    /// What is wrong and what to do.
    package var phrase: Phrase {
        switch self {
        case .missingVariable(let template, let variable):
            Phrase(
                "template \(template): no value for {{\(variable)}}: complete the record, or take the variable out",
                zh: "模板 \(template)：变量 {{\(variable)}} 没有值，请补全客户资料，或从模板中去掉该变量"
            )
        case .unknownTemplate(let template):
            Phrase(
                "there is no template \(template): add it to Templates, or correct the name in the rule",
                zh: "没有模板 \(template)：请在 Templates 中添加，或改正规则里的名称"
            )
        case .tooLong(let template, let parts, let limit):
            Phrase(
                "template \(template): the text takes \(parts) SMS parts, \(limit) is the most: shorten it",
                zh: "模板 \(template)：短信长达 \(parts) 条，最多 \(limit) 条，请缩短"
            )
        case .malformed(let template, let detail):
            Phrase("template \(template): \(detail.english)", zh: "模板 \(template)：\(detail.chinese)")
        }
    }
}
