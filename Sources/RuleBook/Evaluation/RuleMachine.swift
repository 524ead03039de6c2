import Lifecycle
import LuaHost

/// One rule's functions in a Lua state, for one thread.
final class RuleMachine {
    private let rule: Rule
    private let program: RuleProgram
    private let context: EvaluationContext
    private var open: (state: LuaState, check: BoundFunction?, actions: BoundFunction?)?
    private var cpuSpent: Int64 = 0

    /// CPU time one rule may take in one sweep and thread.
    ///
    /// A `check` of the default pack takes about 1 µs, so ten million subjects take ten seconds.
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
        let end = start + Self.cpuPerSweep - cpuSpent
        var verdicts = checked(rows, until: end)
        guard rule.actions == .computed else { return verdicts }
        for row in verdicts.indices where verdicts[row] == .pass {
            verdicts[row] = LuaState.threadCPU < end ? made(rows, row) : Self.spent
        }
        return verdicts
    }

    private func checked(_ rows: LuaRows, until end: Int64) -> [Verdict] {
        guard LuaState.threadCPU < end else { return Array(repeating: Self.spent, count: rows.count) }
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
            guard LuaState.threadCPU < end else {
                return verdicts + Array(repeating: Self.spent, count: rows.count - verdicts.count)
            }
        }
        return verdicts
    }

    /// Nothing more is judged in this sweep.
    private static let spent = Verdict.fail(
        RuleFailure(
            code: "R060",
            line: 0,
            phrase: Phrase("the rule took more than its CPU time of this sweep", zh: "规则用完了本次日巡的运算时间"),
            isFatal: true
        )
    )

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
            guard let slip = reader.slips.first?.slip.hiding(unless: isWritten) else { return .make(actions) }
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
        // The numbers of functions hold for this state alone: Lua walks tables in an order that differs between states.
        let body = RuleFileLoader.body(of: try state.load(RuleFileLoader.withoutMark(program.source)))
        let check = try bound(body?["check"], in: state)
        let actions = try bound(body?["actions"], in: state)
        open = (state, check, actions)
        return (state, check)
    }

    private func bound(_ entry: LuaValue?, in state: LuaState) throws(LuaFailure) -> BoundFunction? {
        guard case .function(let number) = entry else { return nil }
        return try state.bind(number, fields: rule.reads.map(\.name), positional: false)
    }

    private func failure(_ failure: LuaFailure) -> RuleFailure {
        if let word = RuleFileLoader.badWord(failure) {
            let slip = BookSlip.badArgument(word: word)
            return RuleFailure(code: slip.code, line: failure.line, phrase: slip.message)
        }
        let fields = context.vocabulary.names(for: rule.subject).keys.sorted()
        let words = LuaWords(failure, fields: fields, isWritten: isWritten)
        return RuleFailure(code: words.code, line: failure.line, phrase: words.message)
    }

    /// Whether a text stands in the rule file; what a function put together may hold a customer's data.
    private func isWritten(_ text: String) -> Bool { program.source.contains(Array(text.utf8)) }
}
