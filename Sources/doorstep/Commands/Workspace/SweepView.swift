import ChineseCalendar
import Engine
import Lifecycle

/// What a sweep prints.
struct SweepView: Encodable {
    let day: String
    let revision: String
    let sweep: Int64?
    let dryRun: Bool
    let due: Int
    let fired: Int
    let held: Int
    let suppressed: Int
    let lapsed: Int
    let failed: Int
    let recalled: Int
    let corrections: CorrectionView
    let refused: Int
    let quarantined: [String]
    let rules: [Line]
    private let report: SweepReport

    enum CodingKeys: String, CodingKey {
        case day, revision, sweep, due, fired, held, suppressed, lapsed, failed, recalled, corrections, refused,
            quarantined
        case rules
        case dryRun = "dry_run"
    }

    /// The counts of one rule.
    struct Line: Encodable {
        let name: String
        let due: Int
        let fired: Int
        let held: Int
        let suppressed: Int
        let lapsed: Int
        let failed: Int
        let heldReasons: [String: Int]
        let lapsedReasons: [String: Int]
        let made: [String: Int]

        enum CodingKeys: String, CodingKey {
            case name, due, fired, held, suppressed, lapsed, failed, made
            case heldReasons = "held_reasons"
            case lapsedReasons = "lapsed_reasons"
        }
    }

    init(_ report: SweepReport, refused: Int) {
        self.report = report
        day = report.day.description
        revision = report.revision
        sweep = report.sweep?.number
        dryRun = report.isDryRun
        due = report.total(\.due)
        fired = report.total(\.fired)
        held = report.total(\.heldCount)
        suppressed = report.total(\.suppressed)
        lapsed = report.total(\.lapsedCount)
        failed = report.total(\.failed)
        recalled = report.recalled
        corrections = CorrectionView(report.corrections)
        self.refused = refused
        quarantined = report.quarantined
        rules = report.rules.map { rule in
            Line(
                name: rule.name,
                due: rule.due,
                fired: rule.fired,
                held: rule.heldCount,
                suppressed: rule.suppressed,
                lapsed: rule.lapsedCount,
                failed: rule.failed,
                heldReasons: Dictionary(uniqueKeysWithValues: rule.held.map { ($0.key.code, $0.value) }),
                lapsedReasons: Dictionary(uniqueKeysWithValues: rule.lapsed.map { ($0.key.code, $0.value) }),
                made: rule.made
            )
        }
    }

    func text(_ language: Language) -> String {
        let headers = Phrase("rule|due|fired|held|lapsed|failed|why not", zh: "规则|到期|已办|暂缓|作废|出错|原因")(language)
        var table = TextTable(headers.split(separator: "|").map(String.init))
        for rule in report.rules where rule.due + rule.lapsedCount > 0 {
            table.add([
                rule.name, "\(rule.due)", "\(rule.fired)", "\(rule.heldCount + rule.suppressed)", "\(rule.lapsedCount)",
                "\(rule.failed)", Self.reasons(rule.held, language),
            ])
        }
        var lines = [table.text]
        for rule in report.rules {
            for (subject, failure) in rule.failures {
                lines.append(
                    Phrase(
                        "\(rule.name): line \(failure.line): \(failure.phrase.english) [\(failure.code), \(subject)]",
                        zh: "\(rule.name)：第 \(failure.line) 行：\(failure.phrase.chinese) [\(failure.code)，\(subject)]"
                    )(language)
                )
            }
            if rule.isQuarantined {
                lines.append(
                    Phrase(
                        "\(rule.name) failed too often and was taken out of this sweep; the other rules went on",
                        zh: "\(rule.name) 出错过多，本次已停用；其他规则照常"
                    )(language)
                )
            }
        }
        let lead = dryRun ? Phrase("would decide", zh: "试算") : Phrase("decided", zh: "已决定")
        lines.append(
            Phrase(
                "\(day) \(lead.english): \(due) due, \(fired) fired, \(held + suppressed) held, \(lapsed) lapsed, \(failed) failed",
                zh: "\(day) \(lead.chinese)：到期 \(due)，已办 \(fired)，暂缓 \(held + suppressed)，作废 \(lapsed)，出错 \(failed)"
            )(language)
        )
        lines += corrections.lines(language)
        if let sweep, fired > 0 {
            lines.append(
                Phrase(
                    "sweep \(sweep): as long as its messages wait, `doorstep outbox recall --sweep \(sweep)` takes them back",
                    zh: "日巡编号 \(sweep)：消息发出之前，可用 doorstep outbox recall --sweep \(sweep) 收回"
                )(language)
            )
        }
        return lines.joined(separator: "\n")
    }

    private static func reasons(_ held: [Reason: Int], _ language: Language) -> String {
        held.sorted { ($1.value, $0.key.code) < ($0.value, $1.key.code) }.prefix(3)
            .map { "\($0.key.phrase(language)) \($0.value)" }.joined(separator: language == .chinese ? "，" : ", ")
    }
}
