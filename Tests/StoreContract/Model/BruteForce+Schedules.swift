import ChineseCalendar
import Lifecycle

extension BruteForce {
    /// Everything a rule could be about, with its contact.
    func subjects(_ rule: Rule) -> [Subject] {
        switch rule.subject {
        case .project:
            return projects.compactMap { code, number in
                base.projects[code].map { Subject(number: number, project: $0) }
            }
        case .journey:
            return base.journeys.map { contract, journey in
                let number = journeys[contract] ?? 0
                return Subject(
                    number: number,
                    journey: journey,
                    journeyNumber: number,
                    person: contact(of: journey),
                    project: base.projects[journey.project] ?? [:]
                )
            }
        case .person:
            return base.persons.keys.map { number in
                var subject = Subject(number: persons[number] ?? 0, person: number)
                if let (journey, index) = journey(of: number, rule) {
                    (subject.journey, subject.journeyNumber) = (journey, index)
                }
                return subject
            }
        }
    }

    private func contact(of journey: Base.Journey) -> String? {
        journey.owners.min { rank($0, journey).lexicographicallyPrecedes(rank($1, journey)) }
    }

    private func rank(_ owner: String, _ journey: Base.Journey) -> [Int64] {
        [base.isExcluded(owner) ? 1 : 0, owner == journey.owners.first ? 0 : 1, persons[owner] ?? 0]
    }

    /// The journey that anchors a person's occurrence: the one with the earliest day of the first anchor that any
    /// journey of theirs has; the latest journey where nothing anchors.
    private func journey(of person: String, _ rule: Rule) -> (Base.Journey, Int64)? {
        let owned = owned[person] ?? []
        switch rule.schedule {
        case .birthday, .date, .daily: return owned.max { $0.number < $1.number }
        case .offset(_, let anchors), .every(_, let anchors, _), .anniversary(let anchors):
            for name in anchors {
                let anchored = owned.compactMap { owned in owned.journey.milestones[name].map { (owned, day: $0) } }
                if let first = anchored.min(by: { ($0.day, $0.0.number) < ($1.day, $1.0.number) }) { return first.0 }
            }
            return nil
        }
    }

    /// The occurrences of a subject that are due in a window.
    func occurrences(
        _ rule: Rule,
        _ subject: Subject,
        _ window: ClosedRange<Day>,
        _ judgedOn: Day
    ) -> [(occasion: Int64, due: Day)] {
        let anchor = { (names: [String]) in names.lazy.compactMap { subject.journey?.milestones[$0] }.first }
        let years = window.lowerBound.parts.year...window.upperBound.parts.year
        let all: [(Int64, Day)]
        switch rule.schedule {
        case .offset(let span, let anchors):
            all = anchor(anchors).map { [(Occasion.once, $0.adding(span))] } ?? []
        case .every(let span, let anchors, let to):
            guard let first = anchor(anchors) else { return [] }
            let end = min(to.flatMap { subject.journey?.milestones[$0] } ?? window.upperBound, window.upperBound)
            all = (1...5000).lazy.map { (Int64($0), first.adding(span.times($0))) }.prefix { $0.1 <= end }.map { $0 }
        case .anniversary(let anchors):
            guard let first = anchor(anchors) else { return [] }
            all = years.filter { $0 > first.parts.year }
                .map { (Int64($0), first.adding(CalendarSpan($0 - first.parts.year, .years))) }
        case .birthday:
            let facts = subject.person.flatMap { base.persons[$0] } ?? [:]
            guard case .day(let born) = facts["birthday"], [nil, .text("solar")].contains(facts["birthday_kind"])
            else { return [] }
            all = years.map { (Int64($0), born.adding(CalendarSpan($0 - born.parts.year, .years))) }
        case .date(let month, let day):
            all = years.compactMap { year in
                let clamped = min(day, Day.length(ofMonth: month, inYear: year))
                return Day(year: year, month: month, day: clamped).map { (Int64(year), $0) }
            }
        case .daily(let period): return [(Self.occasion(period, judgedOn), judgedOn)]
        }
        return all.filter { window.contains($0.1) }
    }

    private static func occasion(_ period: Schedule.Period, _ day: Day) -> Int64 {
        let digits = day.description.filter(\.isNumber)
        switch period {
        case .once: return 0
        case .year: return Int64(digits.prefix(4)) ?? 0
        case .month: return Int64(digits.prefix(6)) ?? 0
        case .day: return Int64(digits) ?? 0
        }
    }
}
