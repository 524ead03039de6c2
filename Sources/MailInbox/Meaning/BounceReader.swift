/// Tells bounces from other mail, and reads them.
struct BounceReader {
    private let own: Set<PersonalAddress>

    /// Prepares a reader that takes none of our own addresses for a recipient.
    init(own: Set<PersonalAddress>) { self.own = own }

    /// The reports in a mail; none when it is no bounce.
    func reports(_ mail: MessagePart, sender: PersonalAddress?) -> [RecipientReport] {
        let leaves = mail.leaves
        let copy = leaves.lazy.compactMap(\.enclosedHeader).first
        let status = leaves.first { Self.statusKinds.contains($0.type.kind) }
        var keys = Self.keys(copy) + Self.keys(mail.header, ["in-reply-to"])
        let recipients = copy?.raw("to").flatMap { AddressScan.addresses(in: $0[...]) } ?? []
        if let status {
            let read = DeliveryStatus(status.content)
            keys += read.keys
            let findings = completed(read.findings, recipients)
            let reports = findings.compactMap { $0.report(about: Self.copy(keys, recipients)) }
            if !reports.isEmpty { return reports }
        }
        let isSuccess = Self.successes.occurs(in: mail.header.text("subject"))
        guard !isSuccess, status != nil || isBounce(mail, sender, hasCopy: copy != nil) else { return [] }
        let ragged = RaggedBounce(
            Self.text(mail),
            failed: mail.header.raw("x-failed-recipients").flatMap { AddressScan.addresses(in: $0[...]) },
            returned: recipients,
            own: own,
            isDelay: Self.delays.occurs(in: mail.header.text("subject"))
        )
        let about = Self.copy(keys + ragged.keys, ragged.recipients)
        return ragged.findings.compactMap { $0.report(about: about) }
    }

    private static let statusKinds: Set<String> = ["message/delivery-status", "message/global-delivery-status"]

    /// A report about one recipient that names nobody is most likely about the one the message went to.
    private func completed(_ findings: [Finding], _ recipients: [PersonalAddress]) -> [Finding] {
        guard findings.count == 1, recipients.count == 1, findings[0].original == nil, findings[0].final == nil else {
            return findings
        }
        var finding = findings[0]
        finding.original = recipients[0]
        finding.isExact = false
        return [finding]
    }

    private static func keys(_ header: HeaderFields?, _ names: [String] = ["message-id"]) -> [MessageKey] {
        names.flatMap { name in (header?.raw(name) ?? []).flatMap { MessageKey.all(in: $0[...]) } }
    }

    private static func copy(_ keys: [MessageKey], _ recipients: [PersonalAddress]) -> ReturnedCopy {
        ReturnedCopy(key: Set(keys).count == 1 ? keys.first : nil, recipients: recipients)
    }

    // MARK: - Telling bounces

    private func isBounce(_ mail: MessagePart, _ sender: PersonalAddress?, hasCopy: Bool) -> Bool {
        if mail.header.has("x-failed-recipients") { return true }
        if AutomaticMail.isVacation(subject: mail.header.text("subject")) { return false }
        let isNamed = Self.subjects.occurs(in: mail.header.text("subject"))
        guard sender.map(RaggedBounce.isServer) ?? false || Self.servers.occurs(in: mail.header.text("from")) else {
            return isNamed && Self.isNullSender(mail.header)
        }
        return isNamed || hasCopy || Self.phrases.occurs(in: Self.text(mail).prefix(4000))
    }

    private static func isNullSender(_ header: HeaderFields) -> Bool {
        header.raw("return-path").first.map { $0[...].trimmedASCII.elementsEqual(Array("<>".utf8)) } ?? false
    }

    private static let servers = WordTable(["mailer-daemon", "mailer daemon", "mail delivery s", "mail.delivery.s"])

    private static let subjects = WordTable([
        "failure notice", "undeliver", "failed delivery", "mail failure", "mail failed", "error sending your mail",
        "delivery status notification", "delivery failure", "delivery failed",
        "delivery problem", "delivery has failed", "returned mail", "returned to sender", "mail delivery failed",
        "mail system error", "non-delivery", "nondeliverable", "delivery report", "delayed", "退信", "无法送达", "未送达",
        "投递失败", "发送失败", "被退回", "未传递", "传递失败", "邮件延迟",
    ])

    private static let phrases = WordTable([
        "qmail-send program", "undeliver", "could not be delivered", "couldn't be delivered", "wasn't delivered",
        "did not reach", "delivery failed", "delivery to the following", "退信", "无法送达", "无法投递", "未能送达", "被退回",
        "投递失败", "发送失败",
    ])

    private static let successes = WordTable(["success", "return receipt", "投递成功", "送达成功"])
    private static let delays = WordTable(["delay", "warning", "延迟", "延时", "尚未送达"])

    /// Every text of the mail that is not the message given back.
    private static func text(_ mail: MessagePart) -> String {
        let texts = mail.leaves.filter { $0.type.family == "text" && $0.enclosedHeader == nil }
        let plain = texts.filter { $0.type.kind != "text/html" }.map(\.text).joined(separator: "\n")
        let chosen = plain.trimmed.isEmpty ? texts.map { HTMLText.plain($0.text) }.joined(separator: "\n") : plain
        return String(chosen.prefix(ReadableText.limit))
    }
}
