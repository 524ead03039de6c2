import Foundation
import Testing

extension Site {
    /// The rows a query gives, columns joined by `|`.
    func rows(_ sql: String, file: String? = nil) throws -> [String] {
        let words = ["sqlite3", "-bail", "-cmd", ".timeout 20000", file ?? "\(path)/doorstep.sqlite", sql]
        let result = try Running(words, variables: [:]).end()
        try #require(result.status == 0, "\(result.stderr)")
        return result.stdout.split(separator: "\n").map(String.init)
    }

    /// A number that a query gives.
    func number(_ sql: String) throws -> Int { try #require(Int(try rows(sql).first ?? "")) }

    /// Everything that sweeps decided, with its numbers; which sweep did it is left out, because a sweep that was
    /// killed is another one than that which went on.
    func decisions() throws -> [String] { try rows(Self.tables.joined(separator: "; ")) }

    /// The ledger's rows of one outcome, by rule, subject and occasion.
    func occurrences(_ outcome: String) throws -> Set<String> {
        Set(
            try rows(
                "SELECT r.name, subject, occasion FROM ledger JOIN rules r ON r.id = rule WHERE outcome = '\(outcome)'"
            )
        )
    }

    private static let tables = [
        "SELECT 'ledger', rule, subject, occasion, outcome, reason, due, day FROM ledger ORDER BY 2, 3, 4",
        """
        SELECT 'task', id, rule, subject, occasion, ordinal, kind, title, journey, person, project, assignee, checklist,
          script, made, due, state FROM tasks ORDER BY 2
        """,
        """
        SELECT 'message', id, rule, subject, occasion, ordinal, journey, person, channel, class, template, date_plan,
          due, day, state FROM outbox ORDER BY 2
        """,
        "SELECT 'recall', rule, subject, occasion, outcome, reason, due, day FROM recalls ORDER BY 2, 3, 4, 7",
        "SELECT 'rule', id, name, last_swept, last_move FROM rules ORDER BY 2",
    ]
}
