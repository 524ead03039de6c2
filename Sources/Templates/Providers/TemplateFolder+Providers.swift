package import Lifecycle

extension TemplateFolder {
    /// Why a provider would refuse SMS templates of this folder.
    /// - Parameters:
    ///   - provider: Its rules.
    ///   - classes: What each template is used for; one that no rule uses is taken as a notice.
    ///   - codes: The templates that have a code there; nothing when that is not to be looked at.
    /// - Returns: What is wrong, by template and line; empty when it would take them all.
    package func refusals(
        of provider: ProviderProfile,
        classes: [String: Set<MessageClass>],
        codes: Set<String>? = nil
    ) -> [TemplateProblem] {
        files.flatMap { file -> [TemplateProblem] in
            guard let place = TemplatePlace(fileName: file.name), place.part == .sms,
                variables(.sms, place.template) != nil
            else { return [] }
            let text = String(decoding: file.bytes, as: UTF8.self)
            let check = ProviderCheck(provider, TemplateScan(text), text, classes[place.template] ?? [.notice])
            var findings = check.findings
            if provider.needsCodes, let codes, !codes.contains(place.template) {
                findings.append(.withoutCode(place.template, provider))
            }
            return findings.map { $0.located(template: place.template, file: file.name) }
        }
    }
}

/// One template before one provider.
private struct ProviderCheck {
    private let provider: ProviderProfile
    private let scan: TemplateScan
    private let text: String
    private let classes: Set<MessageClass>

    init(_ provider: ProviderProfile, _ scan: TemplateScan, _ text: String, _ classes: Set<MessageClass>) {
        self.provider = provider
        self.scan = scan
        self.text = text
        self.classes = classes
    }

    var findings: [TemplateFinding] {
        var found: [TemplateFinding] = []
        if provider.refusesRealEstate { found.append(.realEstate(provider)) }
        if provider.refusesAdjacentVariables { found += SMSRules.adjacency(in: scan) }
        found += SMSRules.lines(of: text, with: provider.refusedSymbols)
            .map { .refusedSymbol($0.found, line: $0.line) }
        found += SMSRules.lines(of: text, with: provider.refusedWords)
            .map { .refusedWord($0.found, provider, line: $0.line) }
        if classes.contains(.promotion) { found += promotionFindings }
        return found
    }

    private var promotionFindings: [TemplateFinding] {
        var found: [TemplateFinding] = []
        // Signature and hotline are the same in all texts, and so no variables to a provider.
        let variables = scan.pieces.variables.filter { $0 != .signature && $0 != .hotline }
        if provider.refusesVariablesInPromotions, !variables.isEmpty {
            found.append(.variablesInPromotion(provider))
        }
        if provider.wantsMembers, !text.contains("会员") { found.append(.withoutMembers(provider)) }
        if !provider.optOuts.isEmpty, !provider.optOuts.contains(SMSRules.optOut) {
            found.append(.otherOptOut(provider))
        }
        return found
    }
}
