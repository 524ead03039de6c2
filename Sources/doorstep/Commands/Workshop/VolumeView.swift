import ChineseCalendar
import Engine
import Lifecycle
import Workspace

/// What the sweeps of many days make, day by day.
struct VolumeView: Encodable {
    let days: [Line]
    let rules: [Rule]
    let total: Counts
    /// Hours of work that can be done on one day.
    let hoursADay: Int?

    enum CodingKeys: String, CodingKey {
        case days, rules, total
        case hoursADay = "hours_a_day"
    }

    /// One day.
    struct Line: Encodable {
        let day: String
        let counts: Counts
        /// Whether its tasks are more work than a day has.
        let isOver: Bool
        /// Occurrences fired, by rule.
        let fired: [String: Int]

        enum CodingKeys: String, CodingKey {
            case day, counts, fired
            case isOver = "over_capacity"
        }
    }

    /// One rule over all days.
    struct Rule: Encodable {
        let name: String
        let counts: Counts
        let lapsed: Int
    }

    /// What was made.
    struct Counts: Encodable {
        var fired = 0
        var tasks = 0
        var sms = 0
        var email = 0
        var minutes = 0

        mutating func add(_ rule: SweepReport.RuleCount, _ workload: Workload) {
            fired += rule.fired
            for (summary, count) in rule.made {
                if summary.hasPrefix("task ") { tasks += count }
                if summary.hasPrefix("sms ") { sms += count }
                if summary.hasPrefix("email ") { email += count }
            }
            minutes += workload.minutes(of: rule.made)
        }
    }

    init(_ reports: [SweepReport], workload: Workload) {
        hoursADay = workload.hoursADay
        var total = Counts()
        var byRule: [String: (counts: Counts, lapsed: Int)] = [:]
        // A day may have been swept more than once.
        var byDay: [(day: Day, counts: Counts, fired: [String: Int])] = []
        for report in reports {
            if byDay.last?.day != report.day { byDay.append((report.day, Counts(), [:])) }
            for rule in report.rules {
                total.add(rule, workload)
                byDay[byDay.count - 1].counts.add(rule, workload)
                byRule[rule.name, default: (Counts(), 0)].counts.add(rule, workload)
                byRule[rule.name]?.lapsed += rule.lapsedCount
                if rule.fired > 0 { byDay[byDay.count - 1].fired[rule.name, default: 0] += rule.fired }
            }
        }
        days = byDay.map {
            Line(
                day: $0.day.description,
                counts: $0.counts,
                isOver: workload.isOver($0.counts.minutes),
                fired: $0.fired
            )
        }
        rules = byRule.sorted { $0.key < $1.key }.map {
            Rule(name: $0.key, counts: $0.value.counts, lapsed: $0.value.lapsed)
        }
        self.total = total
    }

    func text(_ language: Language) -> String {
        guard !days.isEmpty else {
            return Phrase("no sweep ran in these days", zh: "这些日子里没有日巡")(language)
        }
        let headers = Phrase("day||fired|tasks|SMS|e-mail|hours|", zh: "日期||已办|任务|短信|邮件|工时|")(language)
        var table = TextTable(headers.split(separator: "|", omittingEmptySubsequences: false).map(String.init))
        for line in days {
            let weekday = Day(iso: line.day)?.weekdayName(language) ?? ""
            let mark = line.isOver ? Phrase("over capacity", zh: "超负荷")(language) : ""
            table.add([line.day, weekday] + Self.cells(line.counts) + [mark])
        }
        table.add([Phrase("all", zh: "合计")(language), ""] + Self.cells(total) + [""])
        let ruleHeaders = Phrase("rule|fired|tasks|SMS|e-mail|hours|lapsed", zh: "规则|已办|任务|短信|邮件|工时|作废")(language)
        var ruleTable = TextTable(ruleHeaders.split(separator: "|").map(String.init))
        for rule in rules where rule.counts.fired + rule.lapsed > 0 {
            ruleTable.add([rule.name] + Self.cells(rule.counts) + ["\(rule.lapsed)"])
        }
        return table.text + "\n\n" + ruleTable.text
    }

    private static func cells(_ counts: Counts) -> [String] {
        ["\(counts.fired)", "\(counts.tasks)", "\(counts.sms)", "\(counts.email)", hours(counts.minutes)]
    }

    /// Minutes as hours with one decimal.
    static func hours(_ minutes: Int) -> String {
        let tenths = (minutes * 10 + 30) / 60
        return "\(tenths / 10).\(tenths % 10)"
    }
}
