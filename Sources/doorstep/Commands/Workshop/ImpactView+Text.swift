import Engine
import Lifecycle
import Workspace

extension ImpactView {
    func text(_ language: Language) -> String {
        guard !changedRules.isEmpty || !changedTemplates.isEmpty else {
            return Phrase(
                isSame
                    ? "both are rule book \(against): nothing changes"
                    : "no rule and no template differs from rule book \(against): nothing changes",
                zh: isSame ? "与规则册 \(against) 相同：没有任何变化" : "规则和模板都与规则册 \(against) 一样：没有任何变化"
            )(language)
        }
        var lines = [
            Phrase(
                "\(from) to \(to), against \(against): \(people) people are concerned",
                zh: "\(from) 至 \(to)，与 \(against) 相比：涉及 \(people) 人"
            )(language)
        ]
        if !changedRules.isEmpty {
            lines.append(Phrase("rules edited: ", zh: "改动的规则：")(language) + changedRules.joined(separator: ", "))
        }
        if !changedTemplates.isEmpty {
            lines.append(
                Phrase("templates edited: ", zh: "改动的模板：")(language) + changedTemplates.joined(separator: ", ")
            )
        }
        if waiting > 0 {
            lines.append(
                Phrase(
                    "\(waiting) messages that wait to be sent get the new texts as well",
                    zh: "已经决定、还在待发的 \(waiting) 条消息也会换成新文案"
                )(language)
            )
        }
        let names = rules.map { ($0.name, $0.counts) }
        lines.append(table(Phrase("rule", zh: "规则"), names + total(language), language))
        for rule in rules where changedRules.contains(rule.name) || rule.counts.reworded > 0 {
            lines.append(standing(rule, language))
        }
        for rule in rules { lines += held(rule, language) }
        if projects.count > 1 {
            lines.append(table(Phrase("project", zh: "项目"), Self.largest(projects, language), language))
        }
        if days.count > 1 { lines.append(table(Phrase("day", zh: "日子"), Self.inOrder(days), language)) }
        for rule in rules where !rule.samples.isEmpty {
            lines.append(Phrase("\(rule.name), for example:", zh: "\(rule.name)，例如：")(language))
            lines += rule.samples.map { "  " + Self.text($0, language) }
        }
        if !quarantined.isEmpty {
            lines.append(
                Phrase(
                    "these fail too often and would be taken out of the sweep: \(quarantined.joined(separator: ", "))",
                    zh: "以下规则出错过多，日巡时会被停用：\(quarantined.joined(separator: "、"))"
                )(language)
            )
        }
        return lines.joined(separator: "\n")
    }

    private func table(_ name: Phrase, _ rows: [(String, ImpactCounts)], _ language: Language) -> String {
        let columns = Phrase(
            "more|fewer|otherwise|new text|tasks|SMS|SMS parts|e-mail|hours",
            zh: "新增|减少|改变|换文案|任务|短信|计费条数|邮件|工时"
        )(language)
        var table = TextTable([name(language)] + columns.split(separator: "|").map(String.init))
        for (name, counts) in rows {
            let hours = (counts.minutes < 0 ? "-" : "+") + VolumeView.hours(Int(counts.minutes.magnitude))
            table.add([
                name, "\(counts.added)", "\(counts.removed)", "\(counts.changed)", "\(counts.reworded)",
                Self.signed(counts.tasks), Self.signed(counts.sms), Self.signed(counts.smsParts),
                Self.signed(counts.email), hours,
            ])
        }
        return table.text
    }

    private func total(_ language: Language) -> [(String, ImpactCounts)] {
        rules.count > 1 ? [(Phrase("all", zh: "合计")(language), total)] : []
    }

    private static let projectsShown = 20

    /// The projects of which most changes, and the others as one line.
    private static func largest(
        _ projects: [String: ImpactCounts],
        _ language: Language
    ) -> [(String, ImpactCounts)] {
        let sorted = projects.sorted { ($1.value.felt, $0.key) < ($0.value.felt, $1.key) }.map { ($0.key, $0.value) }
        let others = sorted.dropFirst(projectsShown)
        guard !others.isEmpty else { return sorted }
        let name = Phrase("\(others.count) others, see --json", zh: "其余 \(others.count) 个，见 --json")(language)
        return sorted.prefix(projectsShown) + [(name, ImpactCounts.sum(others.map(\.1)))]
    }

    private static let daysShown = 31

    /// Day by day; what is longer than a month, by month.
    private static func inOrder(_ days: [String: ImpactCounts]) -> [(String, ImpactCounts)] {
        let months = Dictionary(days.map { (String($0.key.prefix(7)), $0.value) }) { ImpactCounts.sum([$0, $1]) }
        return (days.count > daysShown ? months : days).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func standing(_ rule: Rule, _ language: Language) -> String {
        Phrase(
            "\(rule.name): done \(rule.done), pending \(rule.pending), to come \(rule.counts.coming)",
            zh: "\(rule.name)：已完成 \(rule.done)，进行中 \(rule.pending)，将来 \(rule.counts.coming)"
        )(language)
    }

    private func held(_ rule: Rule, _ language: Language) -> [String] {
        guard rule.heldBefore != rule.heldAfter else { return [] }
        let reasons = Set(rule.heldBefore.keys).union(rule.heldAfter.keys).sorted()
        let parts = reasons.compactMap { code -> String? in
            let (before, after) = (rule.heldBefore[code] ?? 0, rule.heldAfter[code] ?? 0)
            guard before != after else { return nil }
            return "\(Reason(code: code).phrase(language)) \(before) → \(after)"
        }
        let list = parts.joined(separator: language == .chinese ? "，" : ", ")
        return [Phrase("\(rule.name): held on the last day: \(list)", zh: "\(rule.name)：最后一天暂缓：\(list)")(language)]
    }

    private static func text(_ sample: Sample, _ language: Language) -> String {
        let sign = ["added": "+", "removed": "-", "changed": "~", "reworded": "≈"][sample.change] ?? " "
        let who = [sample.name, sample.home].filter { !$0.isEmpty }.joined(separator: " · ")
        let change =
            sample.before == sample.after
            ? sample.after ?? "—" : [sample.before, sample.after].map { $0 ?? "—" }.joined(separator: " → ")
        return "\(sign) \(who): \(change)"
    }

    private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
}
