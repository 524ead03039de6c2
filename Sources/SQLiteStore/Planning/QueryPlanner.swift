import ChineseCalendar
import Lifecycle

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
        let spans = spans
        guard hasOlderThan else { return try queries(spans) }
        // Its condition moves with the day it is judged on, and stands in the statement.
        return try Set(spans.map(\.judgedOn)).sorted().flatMap { day in
            try queries(spans.filter { $0.judgedOn == day })
        }
    }

    private func queries(_ spans: [DueSpan]) throws -> [PlannedQuery] {
        guard let judgedOn = spans.first?.judgedOn else { return [] }
        let conditions = ConditionSQL(conditions: rule.conditions, source: source, today: judgedOn)
        switch rule.schedule {
        case .offset(let span, let anchors):
            return anchored(spans.compactMap { $0.window(span, Occasion.once) }, anchors, conditions)
        case .every(let span, let anchors, let to):
            return anchored(try repeated(span, anchors, spans), anchors, conditions, to: to)
        case .anniversary(let anchors):
            return anchored(try anniversaries(anchors, spans), anchors, conditions)
        case .birthday: return spans.flatMap { span in span.days.days.map { birthday($0, span.judgedOn, conditions) } }
        case .date, .daily: return []  // read with all other rules for everyone
        }
    }

    private var spans: [DueSpan] {
        switch (request.windows, rule.late) {
        case (.open, .days(let late)):
            [DueSpan(days: request.day.advanced(by: -late)...request.day, judgedOn: request.day)]
        case (.open, .never): [DueSpan(days: Self.beginning...request.day, judgedOn: request.day)]
        case (.closed(let range), .days(let late)):
            range.days.map { DueSpan(days: $0.advanced(by: -late)...$0.advanced(by: -late), judgedOn: $0) }
        case (.closed, .never): []
        }
    }

    /// No fact is older: import refuses days before 1900.
    private static let beginning = Day(number: -25_567)  // 1900-01-01

    private var hasOlderThan: Bool {
        rule.conditions.contains { if case .olderThan = $0.test { true } else { false } }
    }
}

/// Days on which a rule falls due, and when that is judged.
private struct DueSpan {
    let days: ClosedRange<Day>
    let judgedOn: Day

    /// The anchors that lead into these days.
    func window(_ span: CalendarSpan, _ occasion: Int64) -> AnchorWindow? {
        guard let anchors = Day.anchors(leadingBy: span, into: days) else { return nil }
        let window = PlannedQuery.Window(occasion: occasion, due: .counted(span), judgedOn: judgedOn)
        return AnchorWindow(anchors: anchors, first: days.lowerBound, window: window)
    }
}

/// Anchors whose occurrences fall due within a window, from the day `first` on.
private struct AnchorWindow {
    let anchors: ClosedRange<Day>
    let first: Day
    let window: PlannedQuery.Window

    var json: String {
        "[\(anchors.lowerBound.number),\(anchors.upperBound.number),\(window.occasion),\(first.number)]"
    }
}

extension QueryPlanner {
    /// One statement per anchor: the first that is set counts, so the others ask that no earlier one is.
    ///
    /// Who is in one of the windows is collected first, in the order of journeys: from there on the ledger, the
    /// milestones and the records are read from front to back instead of all over the file.
    private func anchored(
        _ windows: [AnchorWindow],
        _ anchors: [String],
        _ conditions: ConditionSQL,
        to: String? = nil
    ) -> [PlannedQuery] {
        guard !windows.isEmpty else { return [] }
        // What never lapses would be looked at for ever by those it does not concern, so they are left out.
        let isEndless = rule.late == .never
        let head = SubjectSource.Head(
            anchor: "m.day",
            failing: isEndless ? "0" : conditions.failing,
            end: to.map(source.milestone) ?? "NULL",
            window: "m.n"
        )
        let select = PlannedQuery.select(
            source,
            head,
            reads: rule.reads.map(\.field),
            from: "\(anchorsInWindows(conditions)) m \(source.anchoredTables)"
        )
        return anchors.indices.map { index in
            PlannedQuery(
                sql: """
                    \(select) WHERE 1\(unset(anchors[..<index]))\(hasNotEnded(to))\(firstOfPerson) AND NOT EXISTS \
                    (SELECT 1 FROM ledger l WHERE l.rule = ?1 AND l.subject = \(source.subjectNumber) \
                    AND l.occasion = m.occasion)\(isEndless ? " AND \(conditions.allHold)" : "")
                    """,
                values: [
                    .integer(ruleNumber), .text("[\(windows.map(\.json).joined(separator: ","))]"),
                    .integer(source.kind(anchors[index])),
                ],
                windows: windows.map(\.window)
            )
        }
    }

    /// The milestones of kind `?3` in the windows `?2`, by journey.
    ///
    /// The limits keep SQLite from merging the parts, and so from reading in another order.
    private func anchorsInWindows(_ conditions: ConditionSQL) -> String {
        let windows = """
            (SELECT key AS n, value ->> 0 AS low, value ->> 1 AS high, value ->> 2 AS occasion, value ->> 3 AS first \
            FROM json_each(?2) LIMIT -1) s
            """
        let columns = "x.journey, x.day, s.n, s.occasion, s.first"
        // A window without an end goes back to the beginning: those of a status are fewer than those with a milestone.
        if rule.late == .never, rule.subject == .journey, let statuses = conditions.statuses {
            return """
                (SELECT \(columns) FROM \(windows) CROSS JOIN journeys j ON \(statuses) CROSS JOIN milestones x \
                ON x.journey = j.id AND x.kind = ?3 AND x.day BETWEEN s.low AND s.high ORDER BY x.journey LIMIT -1)
                """
        }
        return """
            (SELECT \(columns) FROM \(windows) CROSS JOIN milestones x \
            ON x.kind = ?3 AND x.day BETWEEN s.low AND s.high ORDER BY x.journey LIMIT -1)
            """
    }

    /// None of the anchors that come first is set: for the journey, or for a person in any journey they own.
    private func unset(_ earlier: ArraySlice<String>) -> String {
        guard !earlier.isEmpty else { return "" }
        let kinds = earlier.map { "\(source.kind($0))" }.joined(separator: ", ")
        guard rule.subject == .person else {
            return " AND NOT EXISTS (SELECT 1 FROM milestones e WHERE e.journey = m.journey AND e.kind IN (\(kinds)))"
        }
        return """
             AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey WHERE e.person = w.person \
            AND f.kind IN (\(kinds)))
            """
    }

    /// A repeat whose last day lies before all that is due in the window; when exactly it is due, nobody knows here.
    private func hasNotEnded(_ to: String?) -> String {
        guard let to else { return "" }
        return """
             AND NOT EXISTS (SELECT 1 FROM milestones e WHERE e.journey = m.journey AND e.kind = \(source.kind(to)) \
            AND e.day < m.first)
            """
    }

    /// A person's anchor is the earliest such milestone of the journeys they own.
    private var firstOfPerson: String {
        guard rule.subject == .person else { return "" }
        return """
             AND NOT EXISTS (SELECT 1 FROM owners e CROSS JOIN milestones f ON f.journey = e.journey AND f.kind = ?3 \
            WHERE e.person = w.person AND (f.day < m.day OR (f.day = m.day AND f.journey < m.journey)))
            """
    }

    private func repeated(_ span: CalendarSpan, _ anchors: [String], _ spans: [DueSpan]) throws -> [AnchorWindow] {
        guard let first = try anchors.compactMap({ try earliest($0) }).min() else { return [] }
        return spans.flatMap { due in
            (1...).lazy.prefix { first.adding(span.times($0)) <= due.days.upperBound }
                .compactMap { due.window(span.times($0), Int64($0)) }
        }
    }

    private func anniversaries(_ anchors: [String], _ spans: [DueSpan]) throws -> [AnchorWindow] {
        guard let first = try anchors.compactMap({ try earliest($0) }).min()?.parts.year else { return [] }
        return spans.flatMap { span in
            span.years.filter { $0.year > first }.flatMap { year, piece in
                (1...year - first).compactMap { piece.window(CalendarSpan($0, .years), Int64(year)) }
            }
        }
    }

    private func birthday(_ day: Day, _ judgedOn: Day, _ conditions: ConditionSQL) -> PlannedQuery {
        let (year, month, dayOfMonth) = day.parts
        let today = Int64(month * 100 + dayOfMonth)
        let hasLeaplings = month == 2 && dayOfMonth == 28 && !Day.isLeap(year)
        let select = PlannedQuery.select(
            source,
            SubjectSource.Head(failing: conditions.failing),
            reads: rule.reads.map(\.field),
            from: source.allTables
        )
        return PlannedQuery(
            sql: """
                \(select) WHERE o.birth_mmdd IN (?3, ?4) AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.rule = ?1 \
                AND l.subject = \(source.subjectNumber) AND l.occasion = ?2) ORDER BY o.birth_mmdd, o.id
                """,
            values: [ruleNumber, Int64(year), today, hasLeaplings ? 229 : today].map(SQLValue.integer),
            windows: [PlannedQuery.Window(occasion: Int64(year), due: .fixed(day), judgedOn: judgedOn)]
        )
    }
}

extension DueSpan {
    /// The days year by year.
    fileprivate var years: [(year: Int, piece: DueSpan)] {
        (days.lowerBound.parts.year...days.upperBound.parts.year).compactMap { year in
            guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
                return nil
            }
            return (year, DueSpan(days: max(first, days.lowerBound)...min(last, days.upperBound), judgedOn: judgedOn))
        }
    }
}

extension ClosedRange<Day> {
    /// The days in it, one by one.
    var days: [Day] { (0...lowerBound.distance(to: upperBound)).map { lowerBound.advanced(by: $0) } }
}
