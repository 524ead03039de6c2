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
        guard batch.rows > 0 else { return Verdicts(passing: 0) }
        return machine(index).judge(batch.luaRows, columns: columns, open: open)
    }

    func trace(rule index: Int, batch: SubjectBatch, row: Int) -> RuleTrace {
        machine(index).trace(batch.luaRows, row: row)
    }

    private func machine(_ index: Int) -> RuleMachine {
        if let machine = machines[index] { return machine }
        let machine = RuleMachine(book.rules[index], book.programs[index], context: book.context)
        machines[index] = machine
        return machine
    }
}

extension SubjectBatch {
    /// The rows as Lua's host takes them.
    fileprivate var luaRows: LuaRows { LuaRows(cells: cells, stride: stride, arena: arena, today: days) }
}
