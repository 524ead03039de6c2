import ChineseCalendar

extension Condition {
    /// The condition as a sentence: 户型已填写，且不是“商铺”.
    package var phrase: Phrase {
        let name = field.phrase(named: self.name)
        let test = test.predicate(of: field)
        return Phrase("\(name.english) \(test.english)", zh: name.chinese + test.chinese)
    }
}

extension Condition.Test {
    /// What is wanted of a field, behind “should be”; without one, choices are named by their codes in Chinese as well.
    package func phrase(for field: Field? = nil) -> Phrase {
        func say(_ value: FieldValue) -> Phrase {
            field?.phrase(of: value) ?? Phrase(value.words, zh: value.words)
        }
        switch self {
        case .oneOf(let values):
            return values.map(say).joined(" or ", zh: " 或 ")
        case .except(let values):
            let list = values.map(say).joined(", ", zh: "、")
            return Phrase("not " + list.english, zh: "不是 " + list.chinese)
        case .atLeast(let value): return Phrase("at least \(value.words)", zh: "至少 \(value.words)")
        case .atMost(let value): return Phrase("at most \(value.words)", zh: "至多 \(value.words)")
        case .between(let low, let high):
            return Phrase("\(low.words) to \(high.words)", zh: "\(low.words) 至 \(high.words)")
        case .olderThan(let span) where span.count == 0: return Phrase("before today", zh: "早于当天")
        case .olderThan(let span):
            return Phrase("older than \(span.phrase.english)", zh: "早于 \(span.phrase.chinese)前")
        case .set: return Phrase("set", zh: "已填写")
        case .unset: return Phrase("not set", zh: "未填写")
        }
    }

    /// What is said of a field.
    fileprivate func predicate(of field: Field) -> Phrase {
        switch self {
        case .oneOf(let values):
            let list = values.map { field.phrase(of: $0).quoted }.joined(" or ", zh: "或")
            let verb = field.type == .boolean ? "为" : "是"
            return Phrase("is " + list.english, zh: verb + list.chinese)
        case .except(let values):
            let list = values.map { field.phrase(of: $0).quoted }.joined(" or ", zh: "或")
            return Phrase("is set and not " + list.english, zh: "已填写，且不是" + list.chinese)
        case .atLeast(let value):
            let isDay = field.type == .day
            return Phrase(
                "is \(value.words) or \(isDay ? "later" : "more")",
                zh: "不\(isDay ? "早" : "小")于 \(value.words)"
            )
        case .atMost(let value):
            let isDay = field.type == .day
            return Phrase(
                "is \(value.words) or \(isDay ? "earlier" : "less")",
                zh: "不\(isDay ? "晚" : "大")于 \(value.words)"
            )
        case .between(let low, let high):
            return Phrase("is \(low.words) to \(high.words)", zh: "在 \(low.words) 到 \(high.words) 之间（含两端）")
        case .olderThan(let span) where span.count == 0:
            return Phrase("lies before the day of the sweep", zh: "早于日巡当天")
        case .olderThan(let span):
            return Phrase("lies more than \(span.phrase.english) back", zh: "距日巡当天超过 \(span.phrase.chinese)")
        case .set: return Phrase("is set", zh: "已填写")
        case .unset: return Phrase("is not set", zh: "未填写")
        }
    }
}

extension Phrase {
    /// The same between Chinese quotation marks; plain in English, where values stand as rules write them.
    fileprivate var quoted: Phrase { Phrase(english, zh: "“\(chinese)”") }
}

extension [Phrase] {
    /// The phrases one after the other.
    package func joined(_ separator: String, zh chinese: String) -> Phrase {
        Phrase(map(\.english).joined(separator: separator), zh: map(\.chinese).joined(separator: chinese))
    }
}
