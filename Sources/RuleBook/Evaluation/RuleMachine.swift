import Lifecycle
import LuaHost

/// One rule's functions in a Lua state, for one thread.
final class RuleMachine {
    private let rule: Rule
    private let program: RuleProgram
    private let context: EvaluationContext
    private var positional: PositionalCheck?
    private var open: Functions?
    private let cpuAllowed: Int64
    private var cpuSpent: Int64 = 0

    /// The functions of an open state, bound for rows of one shape.
    private struct Functions {
        let state: LuaState
        let columns: [Int]
        let check: BoundFunction?
        let actions: BoundFunction?
    }

    /// CPU time one rule may take in one sweep and thread.
    ///
    /// A `check` of the default pack takes about 0.1 µs, so ten million subjects take a second.
    static let cpuPerSweep: Int64 = 120_000_000_000  // nanoseconds

    init(
        _ rule: Rule,
        _ program: RuleProgram,
        context: EvaluationContext,
        cpuPerSweep: Int64 = RuleMachine.cpuPerSweep
    ) {
        self.rule = rule
        self.program = program
        positional = program.positional
        self.context = context
        cpuAllowed = cpuPerSweep
    }

    /// Judges rows.
    /// - Parameters:
    ///   - rows: The values.
    ///   - columns: Where in a row the rule's fields stand.
    ///   - asked: Which rows to judge; all when none is given.
    /// - Returns: A verdict per row.
    func judge(_ rows: LuaRows, columns: [Int], open asked: [UInt8]?) -> Verdicts {
        let start = LuaState.threadCPU
        defer { cpuSpent += LuaState.threadCPU - start }
        let end = start + cpuAllowed - cpuSpent
        var verdicts = checked(rows, columns, asked ?? Array(repeating: 0, count: rows.count), until: end)
        guard rule.actions == .computed else { return verdicts }
        for row in verdicts.indices where verdicts[row] == .pass {
            verdicts[row] = LuaState.threadCPU < end ? made(rows, columns, row) : Self.spent
        }
        return verdicts
    }

    /// Nothing more is judged in this sweep.
    private static let spent = Verdict.fail(
        RuleFailure(
            code: CatalogueNumber.timeOfSweep.rawValue,
            line: 0,
            phrase: Phrase("the rule took more than its CPU time of this sweep", zh: "规则用完了本次日巡的运算时间"),
            isFatal: true
        )
    )

    private func checked(_ rows: LuaRows, _ columns: [Int], _ asked: [UInt8], until end: Int64) -> Verdicts {
        var bytes = asked  // who is not asked about is marked as Lua's host marks it: `LuaState.skipped`
        var failures: [Int: Verdict] = [:]
        var next = 0
        if !rule.hasCheck {
            for row in bytes.indices where bytes[row] != LuaState.skipped { bytes[row] = 1 }
            next = rows.count
        }
        while next < rows.count {
            guard LuaState.threadCPU < end else {
                for row in next..<rows.count where bytes[row] != LuaState.skipped { failures[row] = Self.spent }
                break
            }
            do {
                next = try checkRun(rows, columns, from: next, &bytes)
            } catch {
                failures[next] = .fail(failure(error))
                next += 1
            }
        }
        var verdicts = Verdicts(bytes: bytes)
        for (row, failure) in failures { verdicts[row] = failure }
        return verdicts
    }

    /// Judges as many rows as go without a failure; throws when the first one fails for good.
    /// - Returns: The first row without a verdict.
    private func checkRun(
        _ rows: LuaRows,
        _ columns: [Int],
        from first: Int,
        _ bytes: inout [UInt8]
    ) throws(LuaFailure) -> Int {
        let functions = try functions(for: columns)
        guard let check = functions.check else { throw LuaFailure(kind: .raised, line: 0, text: "no check") }
        let run = functions.state.check(check, rows: rows, from: first, counted: false, verdicts: &bytes)
        guard let failure = run.failure else { return run.next }
        if failure.spoilsState { open = nil }
        if run.next > first { return run.next }  // the failing row comes first next time
        guard failure.kind == .deadline else { throw failure }
        // The machine may just have been busy: counting instructions gives the same verdict everywhere.
        let fresh = try self.functions(for: columns)
        guard let again = fresh.check else { throw failure }
        let counted = fresh.state.check(again, rows: rows, from: first, counted: true, verdicts: &bytes)
        if let failure = counted.failure {
            if failure.spoilsState { open = nil }
            throw failure
        }
        return first + 1
    }

    private func made(_ rows: LuaRows, _ columns: [Int], _ row: Int, isCounted: Bool = false) -> Verdict {
        do {
            let value = try value(rows, columns, row, isCounted: isCounted)
            var reader = ActionReader(templates: context.templates, vocabulary: context.vocabulary)
            let actions = reader.actions(value)
            guard let slip = reader.slips.first?.slip.hiding(unless: isWritten) else { return .make(actions) }
            return .fail(RuleFailure(code: slip.number.rawValue, line: 0, phrase: slip.message))
        } catch {
            return .fail(failure(error))
        }
    }

    /// What `actions` gives for a row, as Lua has it; how busy the machine is makes no difference.
    func value(
        _ rows: LuaRows,
        _ columns: [Int],
        _ row: Int,
        isCounted: Bool = false
    ) throws(LuaFailure) -> LuaValue {
        do throws(LuaFailure) {
            return try called(rows, columns, row, counted: isCounted)
        } catch {
            guard error.kind == .deadline else { throw error }
            return try called(rows, columns, row, counted: true)
        }
    }

    /// What the functions wrote with `print` since the last time.
    func takeLog() -> String { open?.state.takeLog() ?? "" }

    private func called(
        _ rows: LuaRows,
        _ columns: [Int],
        _ row: Int,
        counted: Bool
    ) throws(LuaFailure) -> LuaValue {
        let functions = try functions(for: columns)
        guard let actions = functions.actions else { throw LuaFailure(kind: .raised, line: 0, text: "no actions") }
        do throws(LuaFailure) {
            return try functions.state.call(actions, rows: rows, row: row, counted: counted)
        } catch {
            if error.spoilsState { open = nil }
            throw error
        }
    }
}

extension RuleMachine {
    /// Judges one row, slowly, and tells which lines that runs.
    /// - Parameters:
    ///   - rows: The values, in the order of the rule's fields.
    ///   - row: Which of them.
    /// - Returns: What the functions say, and which lines that took.
    func trace(_ rows: LuaRows, row: Int) -> RuleTrace {
        let columns = Array(rule.reads.indices)
        let lineCount = program.source.count { $0 == UInt8(ascii: "\n") } + 1
        let functions: Functions
        do {
            functions = try self.functions(for: columns)
        } catch {
            return RuleTrace(verdict: .fail(failure(error)))
        }
        let bound = [functions.check, functions.actions].compactMap(\.self)
        let lines = Set(bound.flatMap { functions.state.lines(of: $0, of: lineCount).lines })
        let (verdict, trace) = functions.state.following(lines: lineCount) { counted(rows, columns, row, functions) }
        let isFailure = if case .fail = verdict { true } else { false }
        return RuleTrace(
            verdict: verdict,
            lines: lines.union(trace.lines).sorted(),
            ran: trace.lines,
            returned: isFailure ? nil : trace.returned
        )
    }

    /// What the functions say about a row, under the instruction budget.
    private func counted(_ rows: LuaRows, _ columns: [Int], _ row: Int, _ functions: Functions) -> Verdict {
        if let check = functions.check {
            var verdicts = [UInt8](repeating: 0, count: rows.count)
            let run = functions.state.check(check, rows: rows, from: row, counted: true, verdicts: &verdicts)
            if let failure = run.failure {
                if failure.spoilsState { open = nil }
                return .fail(self.failure(failure))
            }
            guard verdicts[row] == 1 else { return .decline }
        }
        return rule.actions == .computed ? made(rows, columns, row, isCounted: true) : .pass
    }

    /// The functions for rows of this shape, in a state opened if need be.
    private func functions(for columns: [Int]) throws(LuaFailure) -> Functions {
        if let open, open.columns == columns { return open }
        let state = try LuaState(limits: context.limits, prelude: Prelude.source)
        // The numbers of functions hold for this state alone: Lua walks tables in an order that differs between states.
        let body = RuleFileLoader.body(of: try load(into: state))
        let names = rule.reads.map(\.name)
        let arguments = positional?.fields.compactMap { name in names.firstIndex(of: name) }
        let opened = Functions(
            state: state,
            columns: columns,
            check: try bind(
                body?["check"],
                arguments ?? Array(names.indices),
                columns,
                isPositional: arguments != nil,
                in: state
            ),
            actions: try bind(body?["actions"], Array(names.indices), columns, isPositional: false, in: state)
        )
        open = opened
        return opened
    }

    private func load(into state: LuaState) throws(LuaFailure) -> LuaValue {
        if let source = positional?.source {
            do throws(LuaFailure) {
                return try state.load(RuleFileLoader.withoutMark(source))
            } catch {
                guard error.kind == .syntax else { throw error }
                positional = nil  // a function with nearly as many names as Lua takes has no room for arguments
            }
        }
        return try state.load(RuleFileLoader.withoutMark(program.source))
    }

    /// Binds a function to some of the rule's fields.
    private func bind(
        _ entry: LuaValue?,
        _ fields: [Int],
        _ columns: [Int],
        isPositional: Bool,
        in state: LuaState
    ) throws(LuaFailure) -> BoundFunction? {
        guard case .function(let number) = entry else { return nil }
        return try state.bind(
            number,
            fields: fields.map { rule.reads[$0].name },
            columns: fields.map { columns[$0] },
            positional: isPositional
        )
    }

    /// A failure in the words of people who write rules, without what may come from a record.
    func failure(_ failure: LuaFailure) -> RuleFailure {
        if let word = RuleFileLoader.badWord(failure) {
            let slip = BookSlip.badArgument(word: word)
            return RuleFailure(code: slip.number.rawValue, line: failure.line, phrase: slip.message)
        }
        let said = LuaFailure(
            kind: failure.kind,
            line: failure.line,
            text: positional?.naming(failure.text) ?? failure.text
        )
        let fields = context.vocabulary.names(for: rule.subject).keys.sorted()
        let words = LuaWords(said, fields: fields, isWritten: isWritten)
        return RuleFailure(code: words.number.rawValue, line: failure.line, phrase: words.message)
    }

    /// Whether a text stands in the rule file; what a function put together may hold a customer's data.
    func isWritten(_ text: String) -> Bool { program.source.contains(Array(text.utf8)) }
}
