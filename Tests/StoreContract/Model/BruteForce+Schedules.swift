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
        case .birthday, .annual, .daily: return owned.max { $0.number < $1.number }
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
            all = anchor(anchors).map { [(Occasion.once, $0.adding(span, workdays))] } ?? []
        case .every(let span, let anchors, let to):
            guard let first = anchor(anchors) else { return [] }
            let end = min(to.flatMap { subject.journey?.milestones[$0] } ?? window.upperBound, window.upperBound)
            all = (1...5000).lazy.map { (Int64($0), first.adding(span.times($0), workdays)) }.prefix { $0.1 <= end }.map
            { $0 }
        case .anniversary(let anchors):
            guard let first = anchor(anchors) else { return [] }
            all = years.filter { $0 > first.parts.year }
                .map { (Int64($0), first.adding(CalendarSpan($0 - first.parts.year, .years), workdays)) }
        case .birthday(let kind):
            guard let number = subject.person else { return [] }
            return Self.days(window).flatMap { day in birthdays(of: number, on: day, kind).map { ($0, day) } }
        case .annual(let annual, let shift):
            all = (years.lowerBound - 1...years.upperBound + 1).flatMap { annual.days(inYear: $0) }
                .map { (annual.occasion(of: $0), $0.adding(shift, workdays)) }
        case .daily(let period): return [(Self.occasion(period, judgedOn), judgedOn)]
        }
        return all.filter { window.contains($0.1) }
    }

    private var workdays: Workdays { Workdays() }

    /// The occasions of a person's birthdays on one day.
    private func birthdays(of number: String, on day: Day, _ wanted: BirthdayKind?) -> [Int64] {
        let facts = base.persons[number] ?? [:]
        guard case .day(let born) = facts["birthday"] else { return [] }
        let (year, month, dayOfMonth) = day.parts
        switch facts["birthday_kind"] {
        case nil, .text("solar"):
            let kept = born.parts.day == 29 && born.parts.month == 2 && !Day.isLeap(year) ? 28 : born.parts.day
            return wanted != .lunar && month == born.parts.month && dayOfMonth == kept ? [Int64(year)] : []
        case .text("lunar"):
            guard wanted != .solar, let date = LunarDate(day), let birth = LunarDate(born), !date.isLeap,
                date.month == birth.month,
                date.day == birth.day || birth.day == 30 && date.day == 29 && date.isLastOfMonth
            else { return [] }
            return [Int64(date.year)]
        default: return []
        }
    }

    private static func days(_ window: ClosedRange<Day>) -> [Day] {
        (0...window.lowerBound.distance(to: window.upperBound)).map { window.lowerBound.advanced(by: $0) }
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
