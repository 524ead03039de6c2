import Lifecycle

/// Turns files into templates, one at a time, and gathers what is wrong with the others.
struct TemplateLoader {
    private(set) var texts: [TemplateKind: [String: StrictTemplate]] = [:]
    private(set) var emails: [String: MailTemplate] = [:]
    private(set) var problems: [TemplateProblem] = []
    private var pages: [String: TemplateScan] = [:]
    /// The first error of each template that cannot be used.
    private(set) var broken: [TemplateKind: [String: Phrase]] = [:]

    init(_ files: [TemplateFile]) {
        let visible = files.filter { !$0.name.hasPrefix(".") && $0.name != "README.md" }
        for file in visible.sorted(by: { $0.name < $1.name }) { load(file) }
        for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
            if emails[name] != nil {
                emails[name]?.replacePage(with: page)
            } else if broken[.email]?[name] == nil, let place = TemplatePlace(fileName: name + ".email.html") {
                report([.withoutText], place, file: name + ".email.html")
            }
        }
        for name in broken[.email, default: [:]].keys { emails[name] = nil }
    }

    private mutating func load(_ file: TemplateFile) {
        guard let place = TemplatePlace(fileName: file.name) else {
            problems.append(TemplateFinding.unknownKind.located(template: file.name, file: file.name))
            return
        }
        guard let text = Self.decoded(file.bytes) else {
            report([.notUTF8], place, file: file.name)
            return
        }
        switch place.part {
        case .emailText: loadEmail(text, place, file.name)
        case .sms, .text, .emailHTML: loadText(text, place, file.name)
        }
    }

    private mutating func loadText(_ text: String, _ place: TemplatePlace, _ file: String) {
        let scan = TemplateScan(text)
        var findings = scan.findings
        if text.trimmed.isEmpty { findings.append(.empty) }
        if place.part == .sms { findings += SMSRules.findings(in: text) + SMSRules.adjacency(in: scan) }
        guard report(findings, place, file: file) else { return }
        if place.part == .emailHTML {
            pages[place.template] = scan
        } else {
            texts[place.kind, default: [:]][place.template] = StrictTemplate(name: place.template, pieces: scan.pieces)
        }
    }

    private mutating func loadEmail(_ text: String, _ place: TemplatePlace, _ file: String) {
        let source = EmailSource(text)
        guard report(source.findings, place, file: file) else { return }
        emails[place.template] = MailTemplate(name: place.template, source: source)
    }

    /// Writes findings down; says whether the template can be used.
    @discardableResult
    private mutating func report(_ findings: [TemplateFinding], _ place: TemplatePlace, file: String) -> Bool {
        let located = findings.sorted { $0.line < $1.line }.map { $0.located(template: place.template, file: file) }
        problems += located
        guard let first = located.first(where: { $0.severity == .error }) else { return true }
        let detail = Phrase(
            "\(file), line \(first.line): \(first.message.english): \(first.hint.english)",
            zh: "\(file) 第 \(first.line) 行：\(first.message.chinese)，\(first.hint.chinese)"
        )
        broken[place.kind, default: [:]][place.template] = broken[place.kind]?[place.template] ?? detail
        return false
    }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
        return String(validating: body, as: UTF8.self)?.replacing("\r\n", with: "\n")
    }
}
