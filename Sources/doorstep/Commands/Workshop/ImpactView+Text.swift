import Engine
import Lifecycle
import Workspace

extension ImpactView {
    func text(_ language: Language) -> String {
        guard !changedRules.isEmpty || !changedTemplates.isEmpty else {
            return Phrase(
                "both are rule book \(against): nothing changes",
                zh: "与规则册 \(against) 相同：没有任何变化"
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
        let headers = Phrase(
            "rule|more|fewer|otherwise|new text|tasks|SMS|SMS parts|e-mail|hours",
            zh: "规则|新增|减少|改变|换文案|任务|短信|计费条数|邮件|工时"
        )(language)
        var table = TextTable(headers.split(separator: "|").map(String.init))
        for rule in rules {
            let hours = (rule.minutes < 0 ? "-" : "+") + VolumeView.hours(rule.minutes.magnitude.asInt)
            table.add([
                rule.name, "\(rule.added)", "\(rule.removed)", "\(rule.changed)", "\(rule.reworded)",
                Self.signed(rule.tasks), Self.signed(rule.sms), Self.signed(rule.smsParts), Self.signed(rule.email),
                hours,
            ])
        }
        lines.append(table.text)
        for rule in rules where changedRules.contains(rule.name) || rule.reworded > 0 {
            lines.append(standing(rule, language))
        }
        for rule in rules { lines += held(rule, language) }
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

    private func standing(_ rule: Rule, _ language: Language) -> String {
        Phrase(
            "\(rule.name): done \(rule.done), pending \(rule.pending), to come \(rule.added + rule.changed + rule.reworded)",
            zh: "\(rule.name)：已完成 \(rule.done)，进行中 \(rule.pending)，将来 \(rule.added + rule.changed + rule.reworded)"
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
        let change = [sample.before, sample.after].map { $0 ?? "—" }.joined(separator: " → ")
        return "\(sign) \(who): \(change)"
    }

    private static func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }
}

extension UInt {
    fileprivate var asInt: Int { Int(self) }
}
