/// The pages of ``UnsubscribeDoor``; they name nobody, and load nothing from anywhere.
enum UnsubscribePage {
    /// Asks for the person's word.
    static let question = page(
        200,
        "退订推广信息",
        "<p>确认后，我们不再向您发送活动、优惠等推广信息。与您房屋有关的服务通知不受影响。</p>" + button("确认退订")
    )

    /// The refusal is on disk.
    static let done = page(200, "已退订", "<p>已为您退订，我们不再向您发送推广信息。与您房屋有关的服务通知不受影响。</p>")

    /// No message has this word.
    static let unknown = page(404, "链接已失效", "<p>此链接无效或已失效。如需退订，请回复原短信或原邮件“退订”，或联系您的客服专员。</p>")

    /// The call does not say that it is a refusal.
    static let unconfirmed = page(400, "尚未退订", "<p>尚未退订，请按下面的按钮确认。</p>" + button("确认退订"))

    /// The refusal could not be written down.
    static let later = page(
        503,
        "暂时无法退订",
        "<p>系统暂时繁忙，您的退订尚未登记，请稍后再按一次。</p>" + button("再试一次"),
        ["Retry-After": "60"]
    )

    /// The only style that the pages' policy lets in; ``stylePolicy`` holds its hash.
    static let style =
        "body{font:18px/1.7 sans-serif;max-width:32em;margin:3em auto;padding:0 1em;color:#222}"
        + "button{font:inherit;padding:.4em 1.6em}"

    /// The SHA-256 of ``style`` in base64, as Content Security Policy Level 3 §2.3.1 has it.
    static let styleHash = "BYpWptbC+zrARnaKBt77gLDQxzZowHxPk/W9tmY9AeU="

    /// A page may do nothing but show itself and post its form to where it came from.
    private static let policy =
        "default-src 'none'; style-src 'sha256-\(styleHash)'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    private static func button(_ label: String) -> String {
        "<form method=\"post\"><input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\">"
            + "<button>\(label)</button></form>"
    }

    private static func page(
        _ status: Int,
        _ title: String,
        _ content: String,
        _ headers: [String: String] = [:]
    ) -> Answer {
        let body = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(title)</title><style>\(style)</style></head>
            <body><h1>\(title)</h1>\(content)</body></html>

            """
        // Without a referrer the word in the address does not leak.
        let safety = [
            "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex",
        ]
        return Answer(
            status: status,
            type: "text/html; charset=utf-8",
            body: body,
            headers: safety.merging(headers) { $1 }
        )
    }
}
