import ChineseCalendar
import Engine
import Lifecycle

extension Explanation.Timing {
    /// When it is due.
    var phrase: Phrase {
        switch self {
        case .noAnchor: Phrase("not due: none of these days is set", zh: "未到期：以上日期都没有填写")
        case .otherCalendar:
            Phrase(
                "not due: the birthday is kept by the other calendar, or by an unconfirmed one",
                zh: "未到期：生日按另一种历法过，或者还没有确认按哪种历法"
            )
        case .notYet(let day): Phrase("not due yet: it will be on \(day)", zh: "尚未到期：将于 \(day) 到期")
        case .due(let days):
            Phrase(
                "due since \(days.map(\.description).joined(separator: ", "))",
                zh: "已到期：\(days.map(\.description).joined(separator: "、"))"
            )
        case .over(let due, let last):
            Phrase("it was due on \(due), and \(last) was its last day", zh: "曾于 \(due) 到期，最后一天是 \(last)，已过")
        case .decided: Phrase("what was due is decided: see below", zh: "到期的已经决定过，见下")
        case .notToday: Phrase("not due on that day", zh: "当天没有到期")
        }
    }
}

extension Explanation.Ruling {
    /// What the sweep says.
    var phrase: Phrase {
        switch self {
        case .fires(let made):
            Phrase("fires: \(made.joined(separator: ", "))", zh: "执行：\(made.joined(separator: "、"))")
        case .held(let reason): Phrase("held: \(reason.phrase.english)", zh: "暂缓：\(reason.phrase.chinese)")
        case .suppressed(let reason): Phrase("settled: \(reason.phrase.english)", zh: "了结：\(reason.phrase.chinese)")
        case .fails(let failure):
            Phrase(
                "fails on line \(failure.line): \(failure.phrase.english) [\(failure.code)]",
                zh: "第 \(failure.line) 行出错：\(failure.phrase.chinese) [\(failure.code)]"
            )
        }
    }
}

extension Explanation.Obstacle {
    /// What stands against it, and what it would have to be.
    var phrase: Phrase {
        switch self {
        case .timing(let timing): return timing.phrase
        case .condition(let condition, let found):
            let field = condition.field
            let (name, wanted) = (field.phrase(named: condition.name), condition.test.phrase(for: field))
            let value = found.map { field.phrase(of: $0) }
            let state = value.map { "是“\($0.chinese)”" } ?? "未填写"
            return Phrase(
                "\(name.english) is \(value?.english ?? "empty") and should be \(wanted.english)",
                zh: "\(name.chinese)（\(condition.name)）\(state)，规则要求\(condition.phrase.chinese)"
            )
        case .check(let line):
            guard let line else { return Reason.check.phrase }
            return Phrase("check said no on line \(line)", zh: "check 在第 \(line) 行未通过")
        case .reason(let reason): return reason.phrase
        case .failure(let failure):
            return Phrase(
                "line \(failure.line): \(failure.phrase.english) [\(failure.code)]",
                zh: "第 \(failure.line) 行：\(failure.phrase.chinese) [\(failure.code)]"
            )
        }
    }
}

extension Outcome {
    /// What staff call it.
    var title: Phrase {
        switch self {
        case .fired: Phrase("fired", zh: "已执行")
        case .suppressed: Phrase("settled without action", zh: "不执行，已了结")
        case .lapsed: Phrase("lapsed", zh: "已作废")
        }
    }
}

extension PastDecision.Made {
    /// What it is, and how far it has come.
    var phrase: Phrase {
        guard isTask else {
            let title = MessageState(rawValue: state)?.title ?? Phrase(state, zh: state)
            return Phrase("message \(number) \(what): \(title.english)", zh: "消息 \(number) \(what)：\(title.chinese)")
        }
        let title = OutboundTask.State(rawValue: state)?.title ?? Phrase(state, zh: state)
        let kind = TaskKind(rawValue: what)?.title.chinese ?? what
        return Phrase("task \(number) \(what): \(title.english)", zh: "任务 \(number) \(kind)：\(title.chinese)")
    }
}
