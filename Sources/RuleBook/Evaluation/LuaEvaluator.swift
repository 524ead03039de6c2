import ChineseCalendar
import Lifecycle
import LuaHost

/// Runs the functions of a rule book's rules for one thread: one Lua state per rule, opened when it is first needed
/// and again after a budget was spent.
final class LuaEvaluator: RuleEvaluator {
    private let book: LoadedRuleBook
    private var machines: [RuleMachine?]

    init(_ book: LoadedRuleBook) {
        self.book = book
        machines = Array(repeating: nil, count: book.rules.count)
    }

    func judge(rule index: Int, batch: SubjectBatch, columns: [Int], open: [UInt8]?) -> Verdicts {
        let machine =
            machines[index] ?? RuleMachine(book.rules[index], book.programs[index], context: book.context)
        machines[index] = machine
        guard batch.rows > 0 else { return Verdicts(passing: 0) }
        let rows = LuaRows(cells: batch.cells, stride: batch.stride, arena: batch.arena, today: batch.days)
        return machine.judge(rows, columns: columns, open: open)
    }
}
