import ArgumentParser
import Lifecycle
import RuleBook
import Templates
import Workspace

/// `doorstep templates check`: see its abstract.
struct TemplatesCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tell which SMS provider would refuse which template, and why, before anything is sent.",
        discussion: """
            Without --provider all known providers are looked at. The status is 2 when the provider asked for, or else \
            the one of the settings, would refuse a template.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Option(help: "One provider: \(ProviderProfile.all.map(\.name).joined(separator: ", ")).")
    var provider: String?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard let provider, ProviderProfile.named(provider) == nil else { return }
        let names = ProviderProfile.all.map(\.name)
        let hint = Nearest.match(provider, among: names) ?? names.joined(separator: ", ")
        throw ValidationError(
            Phrase("there is no provider \(provider); use \(hint)", zh: "没有平台 \(provider)；可用 \(hint)")(Output.language)
        )
    }

    func run() async throws {
        let workspace = try await place.open()
        let book = try workspace.workingBook()
        let templates = book.templates
        let classes = Self.classes(book.rules.rules)
        let configured = workspace.settings.sms.provider
        let decisive = provider.flatMap(ProviderProfile.named) ?? configured
        let looked = provider == nil ? ProviderProfile.all : decisive.map { [$0] } ?? []
        let views = looked.map { profile in
            let codes = profile == configured ? workspace.settings.sms.codes : nil
            let problems = templates.refusals(of: profile, classes: classes, codes: codes)
            return ProviderView(profile, problems, isConfigured: profile == configured, Output.language)
        }
        if json { try Output.json(views) } else { for view in views { Output.print(view.text(Output.language)) } }
        if views.contains(where: { $0.provider == decisive?.name && !$0.refusals.isEmpty }) { throw ExitStatus.partly }
    }

    /// What each SMS template is used for, by the rules that name it.
    static func classes(_ rules: [Rule]) -> [String: Set<MessageClass>] {
        var classes: [String: Set<MessageClass>] = [:]
        for rule in rules {
            guard case .fixed(let actions) = rule.actions else { continue }
            for case .sms(let plan) in actions { classes[plan.template, default: []].insert(rule.messageClass) }
        }
        return classes
    }
}

/// What one provider would refuse, as scripts and people read it.
struct ProviderView: Encodable {
    let provider: String
    let configured: Bool
    let promotionHours: String?
    let dailyLimit: Int?
    let refusals: [Refusal]

    struct Refusal: Encodable {
        let template: String
        let file: String
        let line: Int
        let message: String
        let hint: String
    }

    init(_ profile: ProviderProfile, _ problems: [TemplateProblem], isConfigured: Bool, _ language: Language) {
        provider = profile.name
        configured = isConfigured
        promotionHours = profile.promotionHours.map { "\($0.lowerBound):00–\($0.upperBound):00" }
        dailyLimit = profile.dailyLimit
        refusals = problems.map {
            Refusal(
                template: $0.template,
                file: "Templates/\($0.file)",
                line: $0.line,
                message: $0.message(language),
                hint: $0.hint(language)
            )
        }
    }

    /// The provider, what it allows, and what it would refuse: the same reason once, with its templates.
    func text(_ language: Language) -> String {
        let templates = Set(refusals.map(\.template)).count
        var lines = [
            Phrase(
                "\(provider)\(configured ? " (configured)" : ""): would refuse \(templates) templates",
                zh: "\(provider)\(configured ? "（当前设置）" : "")：会拒绝 \(templates) 个模板"
            )(language)
        ]
        if let promotionHours {
            lines.append(Phrase("  promotions \(promotionHours)", zh: "  推广短信 \(promotionHours)")(language))
        }
        if let dailyLimit {
            lines.append(
                Phrase("  at most \(dailyLimit) a number and day", zh: "  每个号码每天最多 \(dailyLimit) 条")(language)
            )
        }
        var seen: Set<String> = []
        for refusal in refusals where seen.insert(refusal.message).inserted {
            let places = refusals.filter { $0.message == refusal.message }.map { "\($0.file):\($0.line)" }
            lines.append("  \(refusal.message)\n    → \(refusal.hint)\n    \(places.joined(separator: " "))")
        }
        return lines.joined(separator: "\n")
    }
}
