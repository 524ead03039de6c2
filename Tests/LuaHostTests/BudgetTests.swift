import LuaHost
import Testing

extension LuaHostTests {
    @Suite("Budgets")
    struct BudgetTests {
        @Test("the watchdog stops an endless check, and counting gives the verdict with its line")
        func watchdog() throws {
            let source = "keep(function(j)\nlocal n = 0\nwhile j.area == 99 do n = n + 1 end\nreturn true\nend)"
            let rows = Host.rows(areas: [88, 99, 88])
            var verdicts = [UInt8](repeating: 0, count: rows.count)

            let (fast, function) = try Host.machine(source)
            let start = LuaState.threadCPU
            let stopped = fast.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
            let spent = LuaState.threadCPU - start
            #expect(stopped.next == 1)
            #expect(stopped.failure?.kind == .deadline)
            #expect(stopped.failure?.line == 3)
            #expect(stopped.failure?.spoilsState == true)
            #expect(
                spent < (Sanitizer.isOn ? 1_000_000_000 : 250_000_000),
                "two periods are 100 ms, it took \(spent) ns"
            )

            let (slow, again) = try Host.machine(source)
            let counted = slow.check(again, rows: rows, from: 1, counted: true, verdicts: &verdicts)
            #expect(counted.next == 1)
            #expect(counted.failure == LuaFailure(kind: .instructions, line: 3, text: "budget"))
            #expect(slow.check(again, rows: rows, from: 2, counted: true, verdicts: &verdicts).next == 3)
            #expect(verdicts == [1, 0, 1])
        }

        @Test("a counted evaluation judges one row alone")
        func counted() throws {
            let (state, function) = try Host.machine("keep(function(j) return j.area > 90 end)")
            var verdicts: [UInt8] = [7, 7, 7]
            let run = state.check(
                function,
                rows: Host.rows(areas: [99, 99, 99]),
                from: 1,
                counted: true,
                verdicts: &verdicts
            )
            #expect(run.next == 2)
            #expect(run.failure == nil)
            #expect(verdicts == [7, 1, 7])
        }

        @Test("every row has the whole allocation budget, and none has more", arguments: [(20, true), (80, false)])
        func churn(times: Int, fits: Bool) throws {
            var limits = LuaLimits()
            limits.churn = 1 << 20
            let source = "keep(function(j) for _ = 1, \(times) do local s = ('x'):rep(20000) end return true end)"
            let (state, function) = try Host.machine(source, limits: limits)
            let rows = Host.rows(areas: Array(repeating: 88, count: 20))
            var verdicts = [UInt8](repeating: 0, count: rows.count)
            let run = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
            #expect(run.next == (fits ? 20 : 0))
            #expect(run.failure?.kind == (fits ? nil : .churn))
        }

        @Test("instructions are counted to within one step", arguments: [(5_000, true), (50_000, false)])
        func instructions(loops: Int, fits: Bool) throws {
            var limits = LuaLimits()
            limits.instructions = 20_000
            let (state, function) = try Host.machine(
                "keep(function(j) for _ = 1, \(loops) do end return true end)",
                limits: limits
            )
            var verdicts: [UInt8] = [0, 0]
            let run = state.check(function, rows: Host.rows(), from: 0, counted: true, verdicts: &verdicts)
            #expect(run.failure?.kind == (fits ? nil : .instructions))
        }

        @Test("a file has a budget of its own")
        func loading() throws {
            var limits = LuaLimits()
            limits.loadInstructions = 1_000
            let source = "for _ = 1, 2000 do end"
            #expect(throws: LuaFailure(kind: .instructions, line: 1, text: "budget")) {
                try Host.state(limits).load(Array(source.utf8))
            }
            #expect(try Host.state().load(Array(source.utf8)).table == LuaTable())
        }

        @Test("a result has a limit in bytes", arguments: [(95, true), (96, false)])
        func resultBytes(length: Int, fits: Bool) throws {
            var limits = LuaLimits()
            limits.resultBytes = 100  // the text, its tag, and four bytes of length
            let (state, function) = try Host.machine(
                "keep(function(j) return ('x'):rep(\(length)) end)",
                limits: limits
            )
            let outcome = failure(of: { () throws(LuaFailure) in
                _ = try state.call(function, rows: Host.rows(), row: 0, counted: true)
            })
            #expect(outcome?.kind == (fits ? nil : .result))
        }

        @Test("a result has a limit in depth", arguments: [("{{1}}", true), ("{{{}}}", false)])
        func resultDepth(result: String, fits: Bool) throws {
            var limits = LuaLimits()
            limits.resultDepth = 2
            let (state, function) = try Host.machine("keep(function(j) return \(result) end)", limits: limits)
            let outcome = failure(of: { () throws(LuaFailure) in
                _ = try state.call(function, rows: Host.rows(), row: 0, counted: true)
            })
            #expect(outcome?.kind == (fits ? nil : .result))
        }

        @Test("a budget that is spent fails a state, which the next one does not feel")
        func freshState() throws {
            let (state, function) = try Host.machine(
                "keep(function(j) local t = {} while true do t[#t + 1] = {} end end)"
            )
            var verdicts: [UInt8] = [0, 0]
            let run = state.check(function, rows: Host.rows(), from: 0, counted: false, verdicts: &verdicts)
            #expect(run.failure?.kind == .memory)
            #expect(state.memory <= LuaLimits().memory)
            #expect(try Host.value("return 1") == .integer(1))
        }

        @Test("an evaluation may force a few collections of garbage, and not one with every allocation")
        func garbage() throws {
            var limits = LuaLimits()
            limits.memory = 200_000
            limits.churn = 1 << 30
            for (times, fits) in [(30, true), (1_000, false)] {
                let source = "keep(function(j) for _ = 1, \(times) do local s = ('x'):rep(60000) end return true end)"
                let (state, function) = try Host.machine(source, limits: limits)
                var verdicts: [UInt8] = [0, 0]
                let run = state.check(function, rows: Host.rows(), from: 0, counted: true, verdicts: &verdicts)
                #expect(run.failure?.kind == (fits ? nil : .memory))
            }
        }
    }
}
