import ChineseCalendar
import Lifecycle

extension CalendarView {
    /// The year as people read it.
    func text(_ language: Language) -> String {
        let sections: [(title: Phrase, lines: String)] = [
            (Phrase("festivals", zh: "节日"), table(festivals, language)),
            (Phrase("solar terms", zh: "节气"), table(terms, language)),
            (Phrase("solemn days", zh: "肃穆日"), table(solemn, language)),
            (Phrase("days off and make-up days", zh: "放假与补班"), arrangement(language)),
        ]
        let body = sections.filter { !$0.lines.isEmpty }.map { "\($0.title(language))\n\($0.lines)" }
        return ([title(language)] + body + warnings.map { "⚠ \($0)" }).joined(separator: "\n\n")
    }

    private func title(_ language: Language) -> String {
        let names = lunarYears.map { line in
            let name = Phrase("\(line.sexagenary) (\(line.zodiac))", zh: "\(line.sexagenary)年（\(line.zodiac)）")
            return line.from.hasPrefix("\(year)")
                ? Phrase("\(name.english) from \(line.from)", zh: "\(line.from) 起\(name.chinese)") : name
        }
        return Phrase(
            "\(year)  \(names.map(\.english).joined(separator: ", "))",
            zh: "\(year) 年  \(names.map(\.chinese).joined(separator: "，"))"
        )(language)
    }

    private func table(_ lines: [DayLine], _ language: Language) -> String {
        var table = TextTable()
        for line in lines {
            let name = Phrase("\(line.chinese) \(line.name)", zh: line.chinese)(language)
            let mark = line.isSolemn ? Phrase("solemn", zh: "肃穆日")(language) : ""
            table.add([line.date, line.day.weekdayName(language), line.lunar, name, mark])
        }
        return table.text
    }

    private func table(_ lines: [ArrangedLine], _ language: Language) -> String {
        var table = TextTable()
        for line in lines {
            table.add([
                line.date, line.day.weekdayName(language), LunarDate(line.day)?.chineseMonthDay ?? "", line.name,
            ])
        }
        return table.text
    }

    /// Days off without a gap in one line, each make-up day in its own.
    private func arrangement(_ language: Language) -> String {
        let runs = off.reduce(into: [[ArrangedLine]]()) { runs, line in
            if let last = runs.last?.last, last.name == line.name, last.day.advanced(by: 1) == line.day {
                runs[runs.count - 1].append(line)
            } else {
                runs.append([line])
            }
        }
        var rows = runs.compactMap { run in
            run.first.map { first in (day: first.day, cells: row(first, run.last, run.count, language)) }
        }
        rows += work.map { (day: $0.day, cells: row($0, nil, 0, language)) }
        var table = TextTable()
        for row in rows.sorted(by: { $0.day < $1.day }) { table.add(row.cells) }
        return table.text
    }

    private func row(_ first: ArrangedLine, _ last: ArrangedLine?, _ count: Int, _ language: Language) -> [String] {
        let kind = count > 0 ? Phrase("off", zh: "休") : Phrase("work", zh: "班")
        let days = count > 1 ? Phrase("\(count) days", zh: "\(count) 天")(language) : ""
        let until = count > 1 ? last.map { "– \($0.date) \($0.day.weekdayName(language))" } : nil
        return [first.date, first.day.weekdayName(language), until ?? "", kind(language), first.name, days]
    }
}
