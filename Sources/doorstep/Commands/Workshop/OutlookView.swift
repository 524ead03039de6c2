import ChineseCalendar
import Engine
import Lifecycle

/// Everything that rules have done, do and will do about one person.
struct OutlookView: Encodable {
    let person: Int64
    let day: String
    /// What is due and undecided, and what the sweep of the day says to it.
    let due: [Line]
    /// What falls due later, the next first.
    let next: [Line]
    /// What was decided, the newest first.
    let past: [Line]

    /// One occurrence, or the next of a rule.
    struct Line: Encodable {
        let rule: String
        let subject: String
        let day: String
        /// What happens, happened, or stands against it.
        let what: [String]
        fileprivate let phrases: [Phrase]

        enum CodingKeys: String, CodingKey { case rule, subject, day, what }

        fileprivate init(_ explanation: Explanation, _ day: Day, _ phrases: [Phrase]) {
            rule = explanation.rule.name
            subject = explanation.subject.description
            self.day = day.description
            self.phrases = phrases
            what = phrases.map(\.english)
        }
    }

    init(_ explanations: [Explanation], of person: SubjectID, on day: Day) {
        self.person = person.record
        self.day = day.description
        due = explanations.flatMap { explanation in
            explanation.rulings.map { judged in
                let against = explanation.obstacles.map(\.phrase)
                return Line(explanation, judged.due, against.isEmpty ? [judged.ruling.phrase] : against)
            }
        }.sorted { $0.day < $1.day }
        next = explanations.compactMap { explanation in
            explanation.next.map { day in
                // What arbitration says today, it need not say then.
                let lasting = explanation.obstacles.filter { obstacle in
                    switch obstacle {
                    case .condition, .check, .failure: true
                    case .timing, .reason: false
                    }
                }
                return Line(explanation, day, lasting.map(\.phrase))
            }
        }.sorted { $0.day < $1.day }
        past = explanations.flatMap { explanation in
            explanation.decisions.map { decision in
                let reason = decision.reason.map { [$0.phrase] } ?? []
                let made = decision.made.map(\.phrase)
                return Line(explanation, decision.day, [decision.outcome.title] + reason + made)
            }
        }.sorted { $0.day > $1.day }
    }

    /// One page for people.
    func text(_ language: Language) -> String {
        let head = Phrase("person \(person) on \(day)", zh: "客户 \(person)，\(day)")(language)
        let sections = [
            (Phrase("Due now", zh: "当前到期"), due), (Phrase("Next", zh: "接下来"), next),
            (Phrase("Decided", zh: "已有决定"), past),
        ]
        let parts = sections.map { title, lines in
            let shown = lines.isEmpty ? "  " + Phrase("nothing", zh: "无")(language) : Self.table(lines, language)
            return title(language) + "\n" + shown
        }
        return ([head] + parts).joined(separator: "\n")
    }

    private static func table(_ lines: [Line], _ language: Language) -> String {
        var table = TextTable()
        for line in lines {
            let what = line.phrases.map { $0(language) }.joined(separator: language == .chinese ? "；" : "; ")
            table.add(["  " + line.day, line.rule, line.subject, what])
        }
        return table.text
    }
}
