import ChineseCalendar
import Engine
import Lifecycle

extension FieldValue {
    /// The value as rules write it.
    var words: String {
        switch self {
        case .text(let text): text
        case .integer(let integer): "\(integer)"
        case .number(let number): "\(number)"
        case .day(let day): day.description
        case .boolean(let truth): truth ? "true" : "false"
        }
    }
}

extension Condition.Test {
    /// What is wanted.
    var phrase: Phrase {
        switch self {
        case .oneOf(let values):
            let list = values.map(\.words)
            return Phrase(list.joined(separator: " or "), zh: list.joined(separator: " 或 "))
        case .except(let values):
            let list = values.map(\.words)
            return Phrase("not " + list.joined(separator: ", "), zh: "不是 " + list.joined(separator: "、"))
        case .atLeast(let value): return Phrase("at least \(value.words)", zh: "至少 \(value.words)")
        case .atMost(let value): return Phrase("at most \(value.words)", zh: "至多 \(value.words)")
        case .between(let low, let high):
            return Phrase("\(low.words) to \(high.words)", zh: "\(low.words) 至 \(high.words)")
        case .olderThan(let span):
            return Phrase(
                "older than \(span.count) \(span.unit.rawValue)",
                zh: "早于 \(span.count) \(span.unit.chinese)前"
            )
        case .set: return Phrase("set", zh: "已填写")
        case .unset: return Phrase("not set", zh: "未填写")
        }
    }
}

extension CalendarSpan.Unit {
    fileprivate var chinese: String {
        switch self {
        case .days: "天"
        case .weeks: "周"
        case .months: "个月"
        case .years: "年"
        case .workdays: "个工作日"
        }
    }
}

extension Explanation.Timing {
    /// When it is due.
    var phrase: Phrase {
        switch self {
        case .noAnchor: Phrase("not due: none of these days is set", zh: "未到期：以上日期都没有填写")
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
            let wanted = condition.test.phrase
            return Phrase(
                "\(condition.name) is \(found?.words ?? "empty") and should be \(wanted.english)",
                zh: "\(condition.name) 是“\(found?.words ?? "未填写")”，应为 \(wanted.chinese)"
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
