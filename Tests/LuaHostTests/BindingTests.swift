import LuaHost
import Testing

extension LuaHostTests {
    @Suite("Binding and rows")
    struct BindingTests {
        @Test(
            "values of all kinds arrive",
            arguments: [
                ("j.id", LuaValue.integer(7)), ("j.area + 1", .integer(89)), ("j.score * 2", .number(1)),
                ("j.name", .text("A\0B", isExact: true)), ("#j.name", .integer(3)), ("j.vip", .boolean(true)),
                ("days_since(j.move_in)", .integer(10)), ("days_until(j.move_in)", .integer(-10)),
                ("today", .integer(20_000)), ("j.empty", .none), ("j.project.city", .text("上海", isExact: true)),
                ("j.project.block.number", .integer(12)), ("utf8.len(j.project.city)", .integer(2)),
                ("tostring(j)", .text("subject", isExact: true)),
                ("math.type(j.area)", .text("integer", isExact: true)),
                ("days_since(math.mininteger)", .integer(.min + 20_000)),
            ]
        )
        func cells(expression: String, value: LuaValue) throws {
            #expect(try Host.value("return \(expression)") == value)
            #expect(try Host.value("return \(expression)", counted: true) == value)
        }

        @Test(
            "numbers at their ends arrive",
            arguments: [
                (Cell.integer(.min), LuaValue.integer(.min)), (.integer(.max), .integer(.max)),
                (.number(1e300), .number(1e300)), (.number(-.infinity), .number(-.infinity)),
                (.number(.leastNonzeroMagnitude), .number(.leastNonzeroMagnitude)),
                (.day(-719_162), .integer(-719_162)),
                (.boolean(false), .boolean(false)), (.text(""), .text("", isExact: true)),
            ]
        )
        func ends(cell: Cell, value: LuaValue) throws {
            let state = try Host.state()
            let declared = try state.load(Array("keep(function(j) return j.x end)".utf8))
            guard case .function(let number)? = declared.table?["f"] else { return #expect(Bool(false)) }
            let function = try state.bind(number, fields: ["x"], positional: false)
            #expect(try state.call(function, rows: LuaRows([[cell]], today: 0), row: 0, counted: false) == value)
        }

        @Test("positions and a subject give equal results")
        func positional() throws {
            let named = "keep(function(j) return {j.id, j.area, j.score, j.name, j.vip, j.move_in, j.project.city} end)"
            let placed = """
                keep(function(_, id, area, score, name, vip, move_in, empty, city, block)
                return {id, area, score, name, vip, move_in, city} end)
                """
            let (left, first) = try Host.machine(named)
            let (right, second) = try Host.machine(placed, positional: true)
            let rows = Host.rows(areas: [1, 2, 3])
            for row in 0..<rows.count {
                let subject = try left.call(first, rows: rows, row: row, counted: false)
                #expect(try right.call(second, rows: rows, row: row, counted: false) == subject)
            }
        }

        @Test(
            "an unknown name is reported by its name",
            arguments: [
                ("j.aera", LuaFailure.Kind.unknownField, "aera"), ("j.project.town", .unknownField, "town"),
                ("aera", .unknownName, "aera"), ("j['a\\0b']", .unknownField, "a\0b"), ("j[1]", .unknownField, "?"),
            ]
        )
        func unknown(expression: String, kind: LuaFailure.Kind, name: String) {
            #expect(throws: LuaFailure(kind: kind, line: 2, text: name)) { try Host.value("return \(expression)") }
        }

        @Test(
            "verdicts follow what Lua calls true",
            arguments: [
                ("true", 1), ("false", 0), ("nil", 0), ("", 0), ("0", 1), ("''", 1), ("{}", 1), ("0/0", 1), ("j", 1),
            ]
        )
        func verdicts(result: String, verdict: UInt8) throws {
            let (state, function) = try Host.machine("keep(function(j) return \(result) end)")
            var verdicts: [UInt8] = [7, 7]
            let run = state.check(function, rows: Host.rows(), from: 0, counted: false, verdicts: &verdicts)
            #expect(run.next == 2)
            #expect(verdicts == [verdict, verdict])
        }

        @Test("ten thousand rows are judged in one call")
        func manyRows() throws {
            let (state, function) = try Host.machine(
                "keep(function(j) return j.area % 3 == 0 and j.project.city == '上海' end)"
            )
            let rows = Host.rows(areas: Array(0..<10_000))
            var verdicts = [UInt8](repeating: 0, count: rows.count)
            let run = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
            #expect(run.next == 10_000)
            #expect(run.failure == nil)
            #expect(verdicts.indices.allSatisfy { verdicts[$0] == ($0 % 3 == 0 ? 1 : 0) })
        }

        @Test("a row that fails stops the run, and the rest goes on after it")
        func goingOn() throws {
            let (state, function) = try Host.machine(
                "keep(function(j)\nif j.area == 2 then error('two') end\nreturn true end)"
            )
            let rows = Host.rows(areas: [1, 2, 3])
            var verdicts: [UInt8] = [0, 0, 0]
            let run = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
            #expect(run.next == 1)
            #expect(run.failure == LuaFailure(kind: .raised, line: 2, text: "two"))
            #expect(run.failure?.spoilsState == false)
            #expect(state.check(function, rows: rows, from: 2, counted: false, verdicts: &verdicts).next == 3)
            #expect(verdicts == [1, 0, 1])
        }

        @Test("today is the row's day, 1970-01-01 too")
        func days() throws {
            let (state, function) = try Host.machine("keep(function(j) return today end)")
            for day: Int32 in [0, 1, -1, 0] {
                let rows = LuaRows([Host.subject()], today: day)
                #expect(try state.call(function, rows: rows, row: 0, counted: false) == .integer(Int64(day)))
            }
        }

        @Test("a function that is not there cannot be bound, nor more than sixteen")
        func binding() throws {
            let state = try Host.state()
            _ = try state.load(Array("keep(print)".utf8))
            #expect(throws: LuaFailure(kind: .result, line: 0, text: "not a function")) {
                try state.bind(99, fields: [], positional: true)
            }
            for _ in 0..<16 { _ = try state.bind(1, fields: Host.fields, positional: false) }
            #expect(throws: LuaFailure(kind: .result, line: 0, text: "too many functions are bound")) {
                try state.bind(1, fields: [], positional: true)
            }
        }

        @Test("a function bound elsewhere, or rows with too few fields, are refused")
        func strangers() throws {
            let (state, function) = try Host.machine("keep(function(j) return true end)")
            var verdicts: [UInt8] = [0]
            let narrow = LuaRows([[.integer(1)]], today: 0)
            let run = state.check(function, rows: narrow, from: 0, counted: false, verdicts: &verdicts)
            #expect(run.failure == LuaFailure(kind: .result, line: 0, text: "the rows have too few fields"))
            #expect(throws: LuaFailure(kind: .result, line: 0, text: "not bound in this state")) {
                try Host.state().call(function, rows: Host.rows(), row: 0, counted: false)
            }
        }
    }
}
