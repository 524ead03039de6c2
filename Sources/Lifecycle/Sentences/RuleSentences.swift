import ChineseCalendar

/// A rule in sentences, for those who answer for rules and write none.
package struct RuleSentences: Hashable, Sendable {
    /// When it is due, and how late it may still be done.
    package let when: Phrase
    /// Whom it concerns, a sentence a condition; empty for everybody.
    package let who: [Phrase]
    /// How many of those are chosen; nothing when all are.
    package let sample: Phrase?
    /// Whether it informs or advertises, and what follows from that.
    package let messageClass: Phrase
    /// What it makes, in its order.
    package let makes: [Phrase]
    /// What else was settled, where it is not what holds for all rules.
    package let remarks: [Phrase]

    /// Says a rule.
    /// - Parameters:
    ///   - rule: The rule.
    ///   - vocabulary: What its milestones are called.
    package init(_ rule: Rule, _ vocabulary: Vocabulary) {
        when = Self.when(rule, vocabulary)
        who = rule.conditions.map(\.phrase)
        sample = rule.sample?.phrase
        messageClass = rule.messageClass.phrase
        switch rule.actions {
        case .fixed(let actions): makes = actions.map { $0.phrase(vocabulary) }
        case .computed: makes = [Phrase("what its function says for each subject", zh: "由函数按每个对象的情况决定")]
        }
        remarks = Self.remarks(rule)
    }

    /// All sentences under their headings, in the order of a rule.
    package var sections: [(heading: Phrase, sentences: [Phrase])] {
        [
            (Phrase("When", zh: "时间"), [when]),
            (Phrase("Who", zh: "条件"), who.isEmpty ? [Phrase("everybody", zh: "不限")] : who),
            (Phrase("Sample", zh: "抽样"), sample.map { [$0] } ?? []),
            (Phrase("Class", zh: "类别"), [messageClass]),
            (Phrase("Makes", zh: "结果"), makes.isEmpty ? [Phrase("nothing", zh: "什么也不做")] : makes),
            (Phrase("Besides", zh: "另外"), remarks),
        ].filter { !$0.1.isEmpty }
    }

    private static func when(_ rule: Rule, _ vocabulary: Vocabulary) -> Phrase {
        let due = rule.schedule.phrase(for: rule.subject, vocabulary)
        var parts = [due]
        if rule.subject == .person, !rule.schedule.anchors.isEmpty {
            let counted =
                rule.latestAnchors.isEmpty ? Phrase("first", zh: "最早") : Phrase("latest", zh: "最晚")
            parts.append(
                Phrase("by the \(counted.english) of the person's journeys", zh: "名下不止一户的按\(counted.chinese)的算")
            )
        }
        if case .daily = rule.schedule { return parts.joined("; ", zh: "；") }
        parts.append(rule.late.phrase)
        return parts.joined("; ", zh: "；")
    }

    private static func remarks(_ rule: Rule) -> [Phrase] {
        var remarks: [Phrase] = []
        if rule.hasCheck { remarks.append(Phrase("its check has the last word", zh: "最后还要通过 check 函数")) }
        if rule.ifMoved == .recall {
            remarks.append(
                Phrase(
                    "when the date is corrected, what is not yet sent or done is taken back, and it is due anew",
                    zh: "节点日期更正后，还没发、没办的收回，按新日期重来"
                )
            )
        }
        if rule.ifUnknown == .resend {
            remarks.append(
                Phrase("a message of which nobody knows whether it arrived is sent again", zh: "不知道对方收没收到时，再发一次")
            )
        }
        if rule.priority != 0 {
            remarks.append(
                Phrase(
                    "priority \(rule.priority) among the promotions of a day",
                    zh: "同一天有几条推广时，优先级为 \(rule.priority)"
                )
            )
        }
        return remarks
    }
}

extension Lateness {
    /// How late it may still be done.
    package var phrase: Phrase {
        switch self {
        case .days(0): Phrase("on that day only", zh: "只在当天办，过后作废")
        case .days(1): Phrase("at most a day late", zh: "最晚到期次日补办")
        case .days(let days): Phrase("at most \(days) days late", zh: "可补办至到期后 \(days) 天")
        case .never: Phrase("open until it is done", zh: "不作废，一直等到办成")
        }
    }
}

extension MessageClass {
    /// What it is, and what follows from that.
    package var phrase: Phrase {
        switch self {
        case .notice: Phrase("notice: also to those who want no promotions", zh: "通知：不想收推广的客户也会收到")
        case .promotion:
            Phrase(
                "promotion: only with consent, within the caps, and on no solemn day",
                zh: "推广：只发给同意的客户，受次数上限和肃穆日限制"
            )
        }
    }
}

extension Sample {
    /// How many are chosen, and who goes first.
    package var phrase: Phrase {
        let first = prefer.map(\.phrase).joined(" and ", zh: "、")
        return Phrase(
            "\(percent) % of those due in each project, rounded up, at most \(most)"
                + (prefer.isEmpty ? "" : "; first those of whom \(first.english)"),
            zh: "每个项目抽到期户数的 \(percent)%（不足一户进一户），最多 \(most) 户" + (prefer.isEmpty ? "" : "；优先：\(first.chinese)")
        )
    }
}
