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

    func judge(rule index: Int, batch: SubjectBatch) -> [Verdict] {
        let machine =
            machines[index] ?? RuleMachine(book.rules[index], book.programs[index], context: book.context)
        machines[index] = machine
        let days = batch.candidates.filter { $0.row >= 0 }.map(\.judgedOn.number)
        guard !days.isEmpty else { return [] }
        let rows = LuaRows(cells: batch.cells, stride: batch.stride, arena: batch.arena, today: days)
        return machine.judge(rows)
    }
}
