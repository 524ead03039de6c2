import ChineseCalendar
import GRDB
import Lifecycle

/// Writes the decisions of one batch into a trial, in the transaction of its caller.
struct TrialWriter {
    private let batch: DecisionBatch
    private let recipes: RecipeBook
    private let rule: Int64
    private let ledger: Prepared
    private let promotion: Prepared?
    private let samples: SampleCounts?

    init(_ database: Database, _ batch: DecisionBatch, _ recipes: RecipeBook) throws {
        self.batch = batch
        self.recipes = recipes
        let number = try Prepared(database, "SELECT id FROM rules WHERE name = ?")
        number.bind(.text(batch.rule.name))
        rule = try number.step() ? number.integer(0) : 0
        number.reset()
        samples = batch.rule.sample.map { _ in SampleCounts(database) }
        ledger = try Prepared(
            database,
            """
            INSERT INTO main.ledger(rule, subject, occasion, outcome, reason, due, day, sweep, journey, person, recipe)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """
        )
        promotion =
            batch.rule.messageClass == .promotion
            ? try Prepared(
                database,
                "INSERT INTO promotions(person, day, channel, rule, subject, occasion) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            ) : nil
    }

    func write(_ decision: Decision) throws {
        try ledger.run(
            .integer(rule),
            .integer(decision.subject.raw),
            .integer(decision.occasion),
            .text(decision.outcome.rawValue),
            .optional(decision.reason?.code),
            .int(decision.due.number),
            .int(batch.day.number),
            .integer(batch.sweep.number),
            .integer(decision.journey),
            .integer(decision.person),
            .int(recipes.number(of: decision.actions))
        )
        try samples?.add(decision, rule: rule, on: batch.day)
        guard let promotion else { return }
        for case (let channel, _)? in decision.actions.map(\.message) {
            try promotion.run(
                .integer(decision.person),
                .int(batch.day.number),
                .text(channel.rawValue),
                .integer(rule),
                .integer(decision.subject.raw),
                .integer(decision.occasion)
            )
        }
    }
}
