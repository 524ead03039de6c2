import Lifecycle
import LuaHost

/// One rule's functions in a Lua state, for one thread.
final class RuleMachine {
    private let rule: Rule
    private let program: RuleProgram
    private let context: EvaluationContext
    private var open: (state: LuaState, check: BoundFunction?, actions: BoundFunction?)?
    private var cpuSpent: Int64 = 0

    /// CPU time one rule may take in one sweep and thread. A `check` of the default pack takes about 1 µs, so ten
    /// million subjects take ten seconds.
    private static let cpuPerSweep: Int64 = 120_000_000_000  // nanoseconds

    init(_ rule: Rule, _ program: RuleProgram, context: EvaluationContext) {
        self.rule = rule
        self.program = program
        self.context = context
    }

    /// Judges all rows.
    func judge(_ rows: LuaRows) -> [Verdict] {
        let start = LuaState.threadCPU
        defer { cpuSpent += LuaState.threadCPU - start }
        guard cpuSpent < Self.cpuPerSweep else {
            let words = Phrase("the rule took more than its CPU time of this sweep", zh: "规则用完了本次日巡的运算时间")
            return Array(repeating: .fail(RuleFailure(code: "R060", line: 0, phrase: words, isFatal: true)), count: rows.count)
        }
        var verdicts = checked(rows)
        guard rule.actions == .computed else { return verdicts }
        for row in verdicts.indices where verdicts[row] == .pass { verdicts[row] = made(rows, row) }
        return verdicts
    }

    private func checked(_ rows: LuaRows) -> [Verdict] {
        guard rule.hasCheck else { return Array(repeating: .pass, count: rows.count) }
        var verdicts: [Verdict] = []
        verdicts.reserveCapacity(rows.count)
        var bytes = [UInt8](repeating: 0, count: rows.count)
        while verdicts.count < rows.count {
            do {
                verdicts += try checkRun(rows, from: verdicts.count, &bytes)
            } catch {
                verdicts.append(.fail(failure(error)))
            }
        }
        return verdicts
    }

    /// Judges as many rows as go without a failure; throws when the first one fails for good.
    private func checkRun(_ rows: LuaRows, from first: Int, _ bytes: inout [UInt8]) throws(LuaFailure) -> [Verdict] {
        let (state, check) = try machine()
        guard let check else { throw LuaFailure(kind: .raised, line: 0, text: "no check") }
        let run = state.check(check, rows: rows, from: first, counted: false, verdicts: &bytes)
        let judged = bytes[first..<run.next].map { $0 == 0 ? Verdict.decline : .pass }
        guard let failure = run.failure else { return judged }
        if failure.spoilsState { open = nil }
        if !judged.isEmpty { return judged }  // the failing row comes first next time
        guard failure.kind == .deadline else { throw failure }
        // The machine may just have been busy: counting instructions gives the same verdict everywhere.
        let (fresh, again) = try machine()
        guard let again else { throw failure }
        let counted = fresh.check(again, rows: rows, from: first, counted: true, verdicts: &bytes)
        if let failure = counted.failure {
            if failure.spoilsState { open = nil }
            throw failure
        }
        return [bytes[first] == 0 ? .decline : .pass]
    }

    private func made(_ rows: LuaRows, _ row: Int) -> Verdict {
        do {
            let value: LuaValue
            do throws(LuaFailure) {
                value = try called(rows, row, counted: false)
            } catch {
                guard error.kind == .deadline else { throw error }
                value = try called(rows, row, counted: true)
            }
            var reader = ActionReader(templates: context.templates, vocabulary: context.vocabulary)
            let actions = reader.actions(value)
            guard let slip = reader.slips.first?.slip else { return .make(actions) }
            return .fail(RuleFailure(code: slip.code, line: 0, phrase: slip.message))
        } catch {
            guard let error = error as? LuaFailure else { return .decline }
            return .fail(failure(error))
        }
    }

    private func called(_ rows: LuaRows, _ row: Int, counted: Bool) throws(LuaFailure) -> LuaValue {
        let (state, _) = try machine()
        guard let actions = open?.actions else { throw LuaFailure(kind: .raised, line: 0, text: "no actions") }
        do throws(LuaFailure) {
            return try state.call(actions, rows: rows, row: row, counted: counted)
        } catch {
            if error.spoilsState { open = nil }
            throw error
        }
    }

    /// The state, opened if need be.
    private func machine() throws(LuaFailure) -> (state: LuaState, check: BoundFunction?) {
        if let open { return (open.state, open.check) }
        let state = try LuaState(limits: context.limits, prelude: Prelude.source)
        _ = try state.load(RuleFileLoader.withoutMark(program.source))
        let names = rule.reads.map(\.name)
        var check: BoundFunction?
        var actions: BoundFunction?
        if let function = program.check { check = try state.bind(function, fields: names, positional: false) }
        if let function = program.actions { actions = try state.bind(function, fields: names, positional: false) }
        open = (state, check, actions)
        return (state, check)
    }

    private func failure(_ failure: LuaFailure) -> RuleFailure {
        let words = LuaWords(failure, fields: context.vocabulary.names(for: rule.subject).keys.sorted())
        return RuleFailure(code: words.code, line: failure.line, phrase: words.message)
    }
}
