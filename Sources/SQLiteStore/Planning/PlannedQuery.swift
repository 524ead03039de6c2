import ChineseCalendar
import Lifecycle

/// One statement that finds candidates, and how to read when they are due.
struct PlannedQuery {
    /// The statement.
    ///
    /// Days, kinds and occasions are parameters, so that one prepared statement serves all sweeps of a rule, and every
    /// rule that asks for the same.
    let sql: String
    /// What its parameters stand for, from 1 on.
    let values: [SQLValue]
    /// What is looked for; each row tells by its number which of them it belongs to.
    let windows: [Window]

    /// Days on which an occurrence falls due.
    struct Window {
        let occasion: Int64
        let due: Due
        /// The day its candidates are judged on.
        let judgedOn: Day
    }

    /// How a row says when it is due.
    enum Due {
        /// The anchor in its second column, and this much later; not after the day in the seventh, if there is one.
        case counted(CalendarSpan)
        /// All on the same day.
        case fixed(Day)
    }

    /// The beginning of a statement: what every candidate has, the rule's own fields, and whether tests hold.
    static func select(
        _ source: SubjectSource,
        _ head: SubjectSource.Head,
        reads: [Field],
        tests: [String] = [],
        from tables: String
    ) -> String {
        let columns = [source.columns(head)] + reads.map(source.column) + tests.map { "(\($0)) IS 1" }
        return "SELECT \(columns.joined(separator: ", ")) FROM \(tables)"
    }
}
