extension Workdays {
    /// A day that is arranged otherwise than before.
    package struct Change: Hashable, Sendable {
        /// The day.
        package let day: Day
        /// What was arranged; nothing for a day like any other of its week.
        package let before: Arranged?
        /// What is arranged now; nothing for a day like any other of its week.
        package let after: Arranged?
    }

    /// The days that other workdays arrange otherwise, in order; a day whose holiday only has another name is one.
    package func changes(to other: Workdays) -> [Change] {
        let days = Set([self, other].flatMap { workdays in workdays.arrangements.flatMap { $0.days.map(\.day) } })
        return days.sorted().compactMap { day in
            let (before, after) = (kind(of: day), other.kind(of: day))
            return before == after ? nil : Change(day: day, before: before, after: after)
        }
    }

    /// Whether an arrangement tells nothing new: the same days of its year, with the same names or none.
    package func agrees(with arrangement: WorkdayArrangement) -> Bool {
        guard let known = self.arrangement(ofYear: arrangement.year), known.days.count == arrangement.days.count else {
            return false
        }
        return zip(known.days, arrangement.days).allSatisfy { known, told in
            known.day == told.day && known.kind == told.kind && (told.name.isEmpty || told.name == known.name)
        }
    }

    private var arrangements: [WorkdayArrangement] { years.compactMap(arrangement(ofYear:)) }
}
