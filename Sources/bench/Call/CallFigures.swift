import CYardstick
import ChineseCalendar
import LuaHost

/// CPU nanoseconds of one rule call: through the host, and in plain C in two ways.
struct CallFigures {
    /// Through the host, with every budget.
    private(set) var ours = Series()
    /// A bare `lua_pcall` with a table of twelve fields that is filled once.
    private(set) var byTable = Series()
    /// A loop of `lua_pcall` with arguments from the same cells as ours.
    private(set) var byCells = Series()

    /// Turns of each in a round: short ones, so that whatever slows the machine slows all three.
    private static let slices = 20

    /// Takes the three in turn.
    static func measure(rounds: Int) throws -> CallFigures {
        let (host, plain) = (try HostCall(), try PlainCall())
        var figures = CallFigures()
        for round in 0...rounds {
            var taken = (0.0, 0.0, 0.0)
            for _ in 0..<slices {
                taken.0 += try host.nanoseconds() / Double(slices)
                taken.1 += try plain.byTable() / Double(slices)
                taken.2 += try plain.byCells(host.subjects) / Double(slices)
            }
            guard round > 0 else { continue }  // the first one warms up
            figures.ours.append(taken.0)
            figures.byTable.append(taken.1)
            figures.byCells.append(taken.2)
        }
        return figures
    }
}

/// The rule that is called: three fields read, two comparisons, one addition.
enum DateRule {
    static let body = "status == 'owned' and not optout and anchor + 90 <= today"
    static let fields = ["status", "optout", "anchor"]
    static let byTable =
        "return function(t) return t.status == 'owned' and not t.optout and t.anchor + 90 <= today end"
    static let byPosition = "return function(today, status, optout, anchor) return \(body) end"
    static let calls = 200_000
}

/// Subjects as the store hands them over, 2,000 a batch, all of whom the rule concerns.
struct Subjects {
    static let count = 2000
    let cells: [UInt64]
    let arena = Array("owned".utf8)
    let today: Int32

    init(on day: Day) {
        today = day.number
        let text = UInt64(3) | UInt64(arena.count) << 32
        let row = [text, 0, 4, 0, 5, UInt64(bitPattern: Int64(day.number) - 90)]
        cells = Array((0..<Self.count).map { _ in row }.joined())
    }

    var rows: LuaRows {
        LuaRows(
            cells: cells,
            stride: DateRule.fields.count,
            arena: arena,
            today: Array(repeating: today, count: Self.count)
        )
    }
}

/// The rule in Doorstep's host.
struct HostCall {
    let subjects = Subjects(on: Calendar.measured)
    private let state: LuaState
    private let function: BoundFunction

    init() throws {
        state = try LuaState(prelude: "function env.keep(f) declared.f = f end")
        let text = "keep(function(today, status, optout, anchor) return \(DateRule.body) end)"
        guard case .function(let number)? = try state.load(Array(text.utf8)).table?["f"] else {
            throw BenchError.yardstick("the host keeps no function")
        }
        function = try state.bind(number, fields: DateRule.fields, positional: true)
    }

    /// CPU time of one of so many calls, a multiple of ``Subjects/count``.
    func nanoseconds(calls: Int = DateRule.calls) throws -> Double {
        let batches = calls / Subjects.count
        var passed = 0
        let start = LuaState.threadCPU
        for _ in 0..<batches {
            let rows = subjects.rows
            var verdicts = [UInt8](repeating: 0, count: rows.count)
            if let failure = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts).failure {
                throw failure
            }
            for verdict in verdicts { passed += Int(verdict) }
        }
        let spent = LuaState.threadCPU - start
        guard passed == calls else { throw BenchError.yardstick("a call through the host came out false") }
        return Double(spent) / Double(calls)
    }
}

/// The rule in plain Lua.
@safe final class PlainCall {
    private let calls: OpaquePointer

    init() throws {
        let today = Int64(Calendar.measured.number)
        guard let calls = unsafe cy_calls_open(DateRule.byTable, DateRule.byPosition, today) else {
            throw BenchError.yardstick("plain Lua does not take the rule")
        }
        unsafe self.calls = calls
    }

    deinit { unsafe cy_calls_close(calls) }

    func byTable() throws -> Double { try positive(unsafe cy_calls_table(calls, DateRule.calls)) }

    func byCells(_ subjects: Subjects) throws -> Double {
        try positive(
            unsafe cy_calls_cells(
                calls,
                subjects.cells,
                DateRule.fields.count,
                subjects.arena,
                Subjects.count,
                DateRule.calls / Subjects.count
            )
        )
    }

    private func positive(_ figure: Double) throws -> Double {
        guard figure > 0 else { throw BenchError.yardstick("a call in plain Lua came out false") }
        return figure
    }
}
