import LuaHost
import Testing

extension LuaHostTests {
    @Suite("Isolation")
    struct IsolationTests {
        @Test(
            "what one file does to its library, another does not see",
            arguments: [
                "string.format = function() return 'poison' end", "_ENV.string = {}", "table.concat = nil",
                "local s = string s.upper = s.lower", "days_since = function() return 0 end", "tostring = nil",
                "keep = nil", "('').upper = 1",
            ]
        )
        func poisoning(statement: String) throws {
            let poisoned = try Host.state()
            let witness = "keep(function(j) return string.format('%d', j.area) .. ('x'):upper() .. tostring(1) end)"
            #expect(throws: LuaFailure.self) { try poisoned.load(Array(statement.utf8)) }
            for state in [poisoned, try Host.state()] {
                let declared = try state.load(Array(witness.utf8))
                guard case .function(let number)? = declared.table?["f"] else { return #expect(Bool(false)) }
                let function = try state.bind(number, fields: Host.fields, positional: false)
                let value = try state.call(function, rows: Host.rows(), row: 0, counted: false)
                #expect(value == .text("88X1", isExact: true))
            }
        }

        @Test("what one row does to the library, the next does not see")
        func rows() throws {
            let (state, function) = try Host.machine(
                "keep(function(j) if j.area == 1 then today = 5 end return today == 20000 end)"
            )
            let rows = Host.rows(areas: [1, 2])
            var verdicts: [UInt8] = [0, 0]
            let first = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
            #expect(first.failure?.kind == .raised)
            #expect(state.check(function, rows: rows, from: 1, counted: false, verdicts: &verdicts).failure == nil)
            #expect(verdicts[1] == 1)
        }

        @Test("a subject kept from one call is stale in the next, also in another function")
        func stale() throws {
            let state = try Host.state()
            let source = "local kept\ndeclare({a = function(j) kept = j end, b = function(j)\nreturn kept.area end})"
            let declared = try #require(try state.load(Array(source.utf8)).table)
            guard case .function(let first) = declared["a"], case .function(let second) = declared["b"] else {
                return #expect(Bool(false))
            }
            let keep = try state.bind(first, fields: Host.fields, positional: false)
            let use = try state.bind(second, fields: Host.fields, positional: false)
            #expect(try state.call(keep, rows: Host.rows(), row: 0, counted: false) == .none)
            #expect(throws: LuaFailure(kind: .stale, line: 3, text: "stale")) {
                try state.call(use, rows: Host.rows(), row: 0, counted: false)
            }
        }

        @Test("a function reads the fields it was bound with, however many share the state")
        func views() throws {
            let state = try Host.state()
            let declared = try state.load(Array("keep(function(j) return j.a.b end)".utf8))
            guard case .function(let number)? = declared.table?["f"] else { return #expect(Bool(false)) }
            let left = try state.bind(number, fields: ["a.b", "a.c"], positional: false)
            let right = try state.bind(number, fields: ["a.c", "a.b"], positional: false)
            let rows = LuaRows([[.integer(1), .integer(2)]], today: 0)
            #expect(try state.call(left, rows: rows, row: 0, counted: false) == .integer(1))
            #expect(try state.call(right, rows: rows, row: 0, counted: false) == .integer(2))
        }

        @Test("a prelude that fails says so")
        func prelude() {
            #expect(throws: LuaFailure.self) { try LuaState(prelude: "error('no')") }
            #expect(throws: LuaFailure.self) { try LuaState(prelude: "no Lua") }
        }
    }
}
