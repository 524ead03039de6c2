/// What a promotion ends with: who sends it and how to refuse more.
///
/// Source: 互联网电子邮件服务管理办法 §13-14 and 广告法 §44: the sender is named and refusing is made easy.
struct MailClosing {
    let settings: TemplateSettings
    /// The page where the person refuses, if there is one.
    let page: String?

    /// The lines after the text.
    var text: String {
        "\n\n--\n\(settings.signature)\n" + refusal(page.map { "请打开 \($0) 退订，或" } ?? "请")
    }

    /// The same as HTML.
    var html: String {
        let link = page.map { "请<a href=\"\(MailPage.escaped($0))\" style=\"color:#888\">点此退订</a>，或" } ?? "请"
        let refusal = refusal(link, hotline: MailPage.escaped(settings.hotline))
        return "<p style=\"margin-top:32px;font-size:12px;color:#888\">\(MailPage.escaped(settings.signature))<br>\n"
            + "\(refusal)</p>"
    }

    private func refusal(_ page: String, hotline: String? = nil) -> String {
        "如不愿再收到此类邮件，\(page)回复本邮件并写明“退订”，或致电\(hotline ?? settings.hotline)，我们会立即停止发送。"
    }
}
