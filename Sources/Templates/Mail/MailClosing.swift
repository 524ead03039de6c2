/// What a promotion ends with: who sends it and how to refuse more.
///
/// Source: 互联网电子邮件服务管理办法 §13-14 and 广告法 §44: the sender is named and refusing is made easy.
struct MailClosing {
    let settings: TemplateSettings

    /// The lines after the text.
    var text: String { "\n\n--\n\(settings.signature)\n\(refusal)" }

    /// The same as HTML.
    var html: String {
        let lines = [settings.signature, refusal].map(MailPage.escaped).joined(separator: "<br>\n")
        return "<p style=\"margin-top:32px;font-size:12px;color:#888\">\(lines)</p>"
    }

    private var refusal: String { "如不愿再收到此类邮件，请回复本邮件并写明“退订”，或致电\(settings.hotline)，我们会立即停止发送。" }
}
