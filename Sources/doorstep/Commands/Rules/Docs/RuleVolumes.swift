import ChineseCalendar
import Engine
import Lifecycle
import RuleBook

/// How often each rule fired in the days before a day, and how often it will from that day on.
struct RuleVolumes {
    /// The days before.
    let past: ClosedRange<Day>
    /// The day and those after it.
    let coming: ClosedRange<Day>
    private let fired: [String: [Day: Int]]

    /// Counts what the ledger has, and simulates the days that no sweep has come to.
    init(
        _ store: any Store,
        _ book: LoadedRuleBook,
        around day: Day,
        days: Int,
        settings: SweepSettings,
        progress: (Double) -> Void
    ) throws {
        let past = day.advanced(by: -days)...day.advanced(by: -1)
        let coming = day...day.advanced(by: days - 1)
        var fired = try store.fired(past.lowerBound...coming.upperBound)
        for report in try store.comingSweeps(coming, by: book, settings: settings, progress: progress) {
            for rule in report.rules where rule.fired > 0 {
                fired[rule.name, default: [:]][report.day, default: 0] += rule.fired
            }
        }
        self.init(past: past, coming: coming, fired: fired)
    }

    init(past: ClosedRange<Day>, coming: ClosedRange<Day>, fired: [String: [Day: Int]]) {
        (self.past, self.coming, self.fired) = (past, coming, fired)
    }

    /// How often a rule fired on each of some days.
    func counts(of rule: String, _ days: ClosedRange<Day>) -> [(day: Day, count: Int)] {
        (0...days.lowerBound.distance(to: days.upperBound)).map { offset in
            let day = days.lowerBound.advanced(by: offset)
            return (day, fired[rule]?[day] ?? 0)
        }
    }
}

extension RuleVolumes {
    private static let barHeight = 32  // pixels of the tallest bar
    private static let barStep = 8  // pixels a day

    /// Both sums of a rule, and a bar a day.
    func html(of rule: String, _ language: Language) -> HTML {
        let (before, after) = (counts(of: rule, past), counts(of: rule, coming))
        let (sum, expected) = (before.map(\.count).reduce(0, +), after.map(\.count).reduce(0, +))
        let words = Phrase(
            "fired \(sum) times in the \(before.count) days to \(past.upperBound), and \(expected) times in the "
                + "\(after.count) days from \(coming.lowerBound), by the facts of now",
            zh: "到 \(past.upperBound) 为止的 \(before.count) 天执行 \(sum) 次；从 \(coming.lowerBound) 起的 \(after.count) 天，"
                + "按现在的资料预计 \(expected) 次"
        )
        let most = max(before.map(\.count).max() ?? 0, after.map(\.count).max() ?? 0)
        let line = HTML("p", text: words(language))
        guard most > 0 else { return line }
        let width = (before.count + after.count) * Self.barStep
        let bars = (before.map { ($0, "past") } + after.map { ($0, "coming") }).enumerated().map { place, bar in
            Self.bar(bar.0.day, bar.0.count, bar.1, place, most)
        }
        let size: KeyValuePairs<StaticString, String> = [
            "class": "bars", "width": "\(width)", "height": "\(Self.barHeight)",
            "viewBox": "0 0 \(width) \(Self.barHeight)",
            "role": "img", "aria-label": words(language),
        ]
        return HTML([line, HTML("svg", attributes: size, bars)])
    }

    private static func bar(_ day: Day, _ count: Int, _ time: String, _ place: Int, _ most: Int) -> HTML {
        let height = count == 0 ? 1 : max(2, count * barHeight / most)
        return HTML(
            "rect",
            attributes: [
                "class": time, "x": "\(place * barStep)", "y": "\(barHeight - height)", "width": "\(barStep - 2)",
                "height": "\(height)",
            ],
            HTML("title", text: "\(day): \(count)")
        )
    }
}
