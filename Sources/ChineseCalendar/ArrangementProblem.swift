/// Why a file or list of days is no arrangement; nothing of it is taken then.
package enum ArrangementProblem: Error, Hashable, Sendable {
    /// No day is in it.
    case nothing
    /// The first line does not name a column of dates and one of kinds.
    case noHeader
    /// A cell is no day; lines count from 1, the text is cut to 40 characters.
    case unreadableDate(line: Int, text: String)
    /// A cell says neither off nor work; the text is cut to 40 characters.
    case unknownKind(line: Int, text: String)
    /// A day stands there twice, saying the same.
    case repeatedDay(Day, line: Int, earlierLine: Int)
    /// A day is said to be off and to be worked.
    case offAndWork(Day, line: Int, earlierLine: Int)
    /// A day lies outside 1900 through 2100.
    case yearOutside(line: Int, year: Int)
    /// A day belongs to another year than the one expected.
    case otherYear(line: Int, year: Int, expected: Int)
    /// Days of several years where one was asked for.
    case severalYears([Int])
}

/// What is unusual in an arrangement; it is taken all the same.
package enum ArrangementWarning: Hashable, Sendable {
    /// A make-up workday that is a weekday anyhow.
    case workOnWeekday(Day)
    /// A statutory holiday that is not off: days may be missing.
    case holidayNotOff(Festival, Day)
}

extension WorkdayArrangement {
    /// What is unusual, to be shown before the arrangement is kept: make-up workdays first, in order.
    package var warnings: [ArrangementWarning] {
        let needless = days.filter { $0.kind == .work && $0.day.weekday <= 5 }
        let off = Set(days.filter { $0.kind == .off }.map(\.day))
        let missing = Self.statutory.flatMap { festival in
            festival.days(inYear: year).filter { !off.contains($0) }.map { (festival, $0) }
        }
        return needless.map { .workOnWeekday($0.day) } + missing.map { .holidayNotOff($0, $1) }
    }

    /// Source: Regulation on public holidays for national annual festivals and memorial days, article 2.
    private static let statutory: [Festival] = [
        .newYear, .springFestival, .qingming, .labourDay, .dragonBoat, .midAutumn, .nationalDay,
    ]

    /// The arrangement of a year from lines that must all belong to it.
    static func checked(_ lines: [ArrangedLine], year: Int) throws(ArrangementProblem) -> WorkdayArrangement {
        try refuseRepetition(in: lines)
        guard let first = lines.first else { throw .nothing }
        let others = lines.filter { !mayName($0.day.day, inNoticeFor: year) }
        let isForYear = lines.contains { $0.day.day.parts.year == year }
        if let other = others.first ?? (isForYear ? nil : first) {
            throw .otherYear(line: other.number, year: other.day.day.parts.year, expected: year)
        }
        return WorkdayArrangement(checkedYear: year, days: lines.map(\.day))
    }

    /// Throws when a day stands in two lines.
    static func refuseRepetition(in lines: [ArrangedLine]) throws(ArrangementProblem) {
        var seen: [Day: ArrangedLine] = [:]
        for line in lines {
            let day = line.day.day
            if let earlier = seen[day] {
                throw earlier.day.kind == line.day.kind
                    ? .repeatedDay(day, line: line.number, earlierLine: earlier.number)
                    : .offAndWork(day, line: line.number, earlierLine: earlier.number)
            }
            seen[day] = line
        }
    }
}
