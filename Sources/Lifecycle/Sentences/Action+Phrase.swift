import ChineseCalendar

extension Action {
    /// What is made: 任务：上门拜访“入住三个月访问”，30 天内完成.
    ///
    /// Milestones are called what the vocabulary says.
    package func phrase(_ vocabulary: Vocabulary) -> Phrase {
        switch self {
        case .task(let plan): plan.phrase
        case .sms(let plan): plan.phrase(Phrase("SMS", zh: "短信"), vocabulary)
        case .email(let plan): plan.phrase(Phrase("e-mail", zh: "邮件"), vocabulary)
        }
    }
}

extension TaskPlan {
    fileprivate var phrase: Phrase {
        let end = within.count == 0 ? Phrase("on the same day", zh: "当天") : within.phrase
        let within = within.count == 0 ? end : Phrase("within \(end.english)", zh: "\(end.chinese)内")
        var parts = [
            Phrase(
                "task: \(kind.title.english) “\(title)”, \(within.english)",
                zh: "任务：\(kind.title.chinese)“\(title)”，\(within.chinese)完成"
            )
        ]
        if let script { parts.append(Phrase("script \(script)", zh: "话术 \(script)")) }
        if let checklist { parts.append(Phrase("checklist \(checklist)", zh: "检查清单 \(checklist)")) }
        return parts.joined(", ", zh: "，")
    }
}

extension MessagePlan {
    fileprivate func phrase(_ channel: Phrase, _ vocabulary: Vocabulary) -> Phrase {
        var parts = [Phrase("\(channel.english) \(template)", zh: "\(channel.chinese)：模板 \(template)")]
        if let date {
            let day = date.span.phrase(from: Schedule.phrase(of: date.anchors, vocabulary))
            parts.append(Phrase("its date is \(day.english)", zh: "{{日期}} 是\(day.chinese)"))
        }
        if isFallback { parts.append(Phrase("where none before it can be sent", zh: "前面的发不了时才发")) }
        return parts.joined(", ", zh: "，")
    }
}
