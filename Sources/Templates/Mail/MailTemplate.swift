import Lifecycle

/// An e-mail's subject, text and page, each with its lines as they travel.
struct MailTemplate: Sendable {
    /// What stands in the list of mails.
    let subject: StrictTemplate
    /// Whether it advertises (`广告: 是`).
    let isAdvertisement: Bool
    /// The variables it needs.
    var variables: [TemplateVariable] { subject.variables + text.variables + opening.variables + ending.variables }

    private let name: String
    private let text: StrictTemplate
    private var opening: StrictTemplate
    private var ending: StrictTemplate

    /// Makes a mail of a text, and its page as well.
    init(name: String, source: EmailSource) {
        self.name = name
        subject = StrictTemplate(name: name, pieces: source.subject.pieces)
        isAdvertisement = source.isAdvertisement
        text = StrictTemplate(name: name, pieces: source.body.pieces.trimmed.withNetworkLines, form: .line)
        (opening, ending) = Self.templates(MailPage(text: source.body.pieces), name)
    }

    /// Takes a page that somebody wrote.
    mutating func replacePage(with scan: TemplateScan) {
        (opening, ending) = Self.templates(MailPage(html: scan.pieces), name)
    }

    /// Appends the text with the closing of a promotion, if any; its last line ends as the others.
    func appendText(
        _ values: FilledValues,
        _ closing: MailClosing?,
        to bytes: inout [UInt8]
    ) throws(RenderingProblem) {
        try text.append(values, to: &bytes)
        if let closing { bytes.append(contentsOf: closing.text.replacing("\n", with: "\r\n").utf8) }
        bytes += Self.lineEnd
    }

    /// Appends the page, likewise.
    func appendPage(
        _ values: FilledValues,
        _ closing: MailClosing?,
        to bytes: inout [UInt8]
    ) throws(RenderingProblem) {
        try opening.append(values, to: &bytes)
        if let closing { bytes.append(contentsOf: closing.html.replacing("\n", with: "\r\n").utf8) }
        try ending.append(values, to: &bytes)
        bytes += Self.lineEnd
    }

    private static let lineEnd = Array("\r\n".utf8)

    private static func templates(_ page: MailPage, _ name: String) -> (opening: StrictTemplate, ending: StrictTemplate)
    {
        (
            StrictTemplate(name: name, pieces: page.opening.withNetworkLines, form: .html),
            StrictTemplate(name: name, pieces: page.ending.withNetworkLines, form: .html)
        )
    }
}
