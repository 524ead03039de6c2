import ChineseCalendar
import Lifecycle

/// One statement that finds candidates, and how to read when they are due.
struct PlannedQuery {
    let sql: String
    let due: Due
    let occasion: Int64
    let judgedOn: Day

    /// How a row says when it is due.
    enum Due {
        /// The anchor in its second column, and this much later; not after the day in the seventh, if there is one.
        case counted(CalendarSpan)
        /// All on the same day.
        case fixed(Day)
    }
}

/// Translates a request into statements.
struct QueryPlanner {
    let request: PlanRequest
    let source: SubjectSource
    /// The rule's number in ledger rows; one that matches nothing when it never decided anything.
    let ruleNumber: Int64
    /// The earliest day on record of a milestone kind.
    let earliest: (String) throws -> Day?

    private var rule: Rule { request.rule }

    /// The statements, in the order in which their candidates are decided.
    func queries() throws -> [PlannedQuery] {
        switch request.windows {
        case .open:
            return try queries(dueIn: window, judgedOn: request.day)
        case .closed(let range):
            guard case .days(let late) = rule.late, closes else { return [] }
            var queries: [PlannedQuery] = []
            var day = range.lowerBound
            while day <= range.upperBound {
                let due = day.advanced(by: -late)
                queries += try self.queries(dueIn: due...due, judgedOn: day)
                day = day.advanced(by: 1)
            }
            return queries
        }
    }

    private var window: ClosedRange<Day> {
        switch rule.late {
        case .days(let days): request.day.advanced(by: -days)...request.day
        case .never: Self.beginning...request.day
        }
    }

    /// A rule for everyone leaves no traces of those it does not concern.
    private var closes: Bool {
        switch rule.schedule {
        case .offset, .every, .anniversary, .birthday: true
        case .date, .daily: false
        }
    }

    /// No fact is older: import refuses days before 1900.
    private static let beginning = Day(number: -25_567)  // 1900-01-01

    private func queries(dueIn window: ClosedRange<Day>, judgedOn: Day) throws -> [PlannedQuery] {
        switch rule.schedule {
        case .offset(let span, let anchors):
            return anchored(span, anchors, into: window, Occasion.once, judgedOn)
        case .every(let span, let anchors, let to):
            return try repeated(span, anchors, to: to, into: window, judgedOn)
        case .anniversary(let anchors):
            let first = try firstYear(anchors)
            return yearPieces(window).filter { $0.year > first }.flatMap { year, piece in
                (1...year - first).flatMap {
                    anchored(CalendarSpan($0, .years), anchors, into: piece, Int64(year), judgedOn)
                }
            }
        case .birthday: return days(window).map { birthday($0, judgedOn) }
        case .date(let month, let day):
            return days(window).filter { Self.falls(month: month, day: day, on: $0) }
                .map { everyone(due: $0, occasion: Int64($0.parts.year), judgedOn) }
        case .daily(let period): return [everyone(due: judgedOn, occasion: Self.occasion(period, judgedOn), judgedOn)]
        }
    }
}

extension QueryPlanner {
    /// One statement per anchor: the first that is set counts, so the others ask that no earlier one is.
    private func anchored(
        _ span: CalendarSpan,
        _ anchors: [String],
        into window: ClosedRange<Day>,
        _ occasion: Int64,
        _ judgedOn: Day,
        to: String? = nil
    ) -> [PlannedQuery] {
        guard let range = Day.anchors(leadingBy: span, into: window) else { return [] }
        // What never lapses would be looked at for ever by those it does not concern, so they are left out.
        let conditions = ConditionSQL(source: source, today: judgedOn)
        return anchors.indices.map { index in
            let sql = select(
                from: source.anchoredTables,
                anchor: "m.day",
                to: to.map(source.milestone) ?? "NULL",
                where: """
                    m.kind = \(source.kind(anchors[index])) AND m.day BETWEEN \(range.lowerBound.number) \
                    AND \(range.upperBound.number)\(unset(anchors[..<index]))\(firstOfPerson)\(rule.late == .never ? conditions.allHold : "")
                    """,
                occasion: occasion,
                failing: rule.late == .never ? "0" : conditions.failing,
                order: "m.day, m.journey\(rule.subject == .person ? ", w.person" : "")"
            )
            return PlannedQuery(sql: sql, due: .counted(span), occasion: occasion, judgedOn: judgedOn)
        }
    }

    /// None of the anchors that come first is set: for the journey, or for a person in any journey they own.
    private func unset(_ earlier: ArraySlice<String>) -> String {
        guard rule.subject == .person else {
            return earlier.map { " AND \(source.milestone($0)) IS NULL" }.joined()
        }
        guard !earlier.isEmpty else { return "" }
        return """
             AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey WHERE e.person = w.person \
            AND f.kind IN (\(earlier.map { "\(source.kind($0))" }.joined(separator: ", "))))
            """
    }

    /// A person's anchor is the earliest such milestone of the journeys they own.
    private var firstOfPerson: String {
        guard rule.subject == .person else { return "" }
        return """
             AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey AND f.kind = m.kind \
            WHERE e.person = w.person AND (f.day < m.day OR (f.day = m.day AND f.journey < m.journey)))
            """
    }

    private func repeated(
        _ span: CalendarSpan,
        _ anchors: [String],
        to: String?,
        into window: ClosedRange<Day>,
        _ judgedOn: Day
    ) throws -> [PlannedQuery] {
        guard let first = try anchors.compactMap({ try earliest($0) }).min() else { return [] }
        var queries: [PlannedQuery] = []
        var ordinal = 1
        while first.adding(span.times(ordinal)) <= window.upperBound {
            queries += anchored(span.times(ordinal), anchors, into: window, Int64(ordinal), judgedOn, to: to)
            ordinal += 1
        }
        return queries
    }

    private func birthday(_ day: Day, _ judgedOn: Day) -> PlannedQuery {
        let (year, month, dayOfMonth) = day.parts
        let leaplings = month == 2 && dayOfMonth == 28 && !Day.isLeap(year) ? ", 229" : ""
        let sql = select(
            from: source.allTables,
            anchor: "NULL",
            to: "NULL",
            where: "o.birth_mmdd IN (\(month * 100 + dayOfMonth)\(leaplings))",
            occasion: Int64(year),
            failing: ConditionSQL(source: source, today: judgedOn).failing,
            order: "o.birth_mmdd, o.id"
        )
        return PlannedQuery(sql: sql, due: .fixed(day), occasion: Int64(year), judgedOn: judgedOn)
    }

    private func everyone(due: Day, occasion: Int64, _ judgedOn: Day) -> PlannedQuery {
        let range = request.records.map { "\(source.record) BETWEEN \($0.lowerBound) AND \($0.upperBound)" } ?? "1"
        let sql = select(
            from: source.allTables,
            anchor: "NULL",
            to: "NULL",
            where: range + ConditionSQL(source: source, today: judgedOn).allHold,
            occasion: occasion,
            failing: "0",
            order: source.record
        )
        return PlannedQuery(sql: sql, due: .fixed(due), occasion: occasion, judgedOn: judgedOn)
    }

    private func select(
        from tables: String,
        anchor: String,
        to: String,
        where condition: String,
        occasion: Int64,
        failing: String,
        order: String
    ) -> String {
        let head = source.head(anchor: anchor, to: to).replacing("%FAILING%", with: failing)
        let fields = rule.reads.map { ", " + source.column($0.field) }.joined()
        return """
            SELECT \(head)\(fields) FROM \(tables) WHERE \(condition) AND NOT EXISTS (SELECT 1 FROM ledger l \
            WHERE l.rule = \(ruleNumber) AND l.subject = \(source.subject) AND l.occasion = \(occasion)) ORDER BY \(order)
            """
    }

    private func firstYear(_ anchors: [String]) throws -> Int {
        try anchors.compactMap { try earliest($0) }.min()?.parts.year ?? .max
    }

    private func days(_ window: ClosedRange<Day>) -> [Day] {
        (0...window.lowerBound.distance(to: window.upperBound)).map { window.lowerBound.advanced(by: $0) }
    }

    private func yearPieces(_ window: ClosedRange<Day>) -> [(year: Int, piece: ClosedRange<Day>)] {
        (window.lowerBound.parts.year...window.upperBound.parts.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
                return nil
            }
            return (year, max(first, window.lowerBound)...min(last, window.upperBound))
        }
    }

    private static func falls(month: Int, day: Int, on date: Day) -> Bool {
        let (year, actualMonth, actualDay) = date.parts
        return actualMonth == month && actualDay == min(day, Day.length(ofMonth: month, inYear: year))
    }

    private static func occasion(_ period: Schedule.Period, _ day: Day) -> Int64 {
        let (year, month, dayOfMonth) = day.parts
        switch period {
        case .once: return Occasion.once
        case .year: return Int64(year)
        case .month: return Int64(year * 100 + month)
        case .day: return Int64(year * 10_000 + month * 100 + dayOfMonth)
        }
    }
}
