import LuaHost
import Testing

extension LuaHostTests {
    @Suite("Results and texts")
    struct ResultTests {
        @Test(
            "values come out as they are",
            arguments: [
                ("nil", LuaValue.none), ("", .none), ("true", .boolean(true)), ("-0.0", .number(-0.0)),
                ("math.mininteger", .integer(.min)), ("1e300", .number(1e300)), ("1 << 63", .integer(.min)),
                ("9007199254740993", .integer(9_007_199_254_740_993)),
                ("'a\\0b\\r\\nc'", .text("a\0b\r\nc", isExact: true)),
                ("'\\xff'", .text("\u{FFFD}", isExact: false)),
                ("string.format('%5.1f|%d', 1, 2)", .text("  1.0|2", isExact: true)),
                ("tostring({})", .text("table", isExact: true)), ("tostring(print)", .text("function", isExact: true)),
                ("trim('\\0 a \\0')", .text("\0 a \0", isExact: true)),
                ("trim(' \\t\\r\\n')", .text("", isExact: true)),
                ("('ab'):rep(3, '-')", .text("ab-ab-ab", isExact: true)), ("('ab'):rep(-1)", .text("", isExact: true)),
                ("('').rep('', 3, '-')", .text("--", isExact: true)),
                ("table.concat(table.sort({'b', '', 'a\\0', 'a'}), ',')", .text(",a,a\0,b", isExact: true)),
                ("contains('abc', '')", .boolean(true)), ("#split('a,b,', ',')", .integer(3)),
            ]
        )
        func values(expression: String, value: LuaValue) throws {
            #expect(try Host.value("return \(expression)") == value)
        }

        @Test("a table comes out as a list, names and strays")
        func table() throws {
            let table = try #require(try Host.value("return {1, 'b', nil, 4, name = {x = 1}, [-1] = 0}").table)
            #expect(table.list == [.integer(1), .text("b", isExact: true)])
            #expect(table["name"].table?["x"] == .integer(1))
            #expect(table["other"] == .none)
            #expect(table.hasStrayKeys)
            #expect(try Host.value("return {1, 2}").table?.hasStrayKeys == false)
        }

        @Test(
            "numbers that are no whole numbers do not trap",
            arguments: ["0/0", "1e300", "-1e300", "math.huge", "0.5", "2^63"]
        )
        func wholeNumbers(expression: String) throws {
            #expect(try Host.value("return \(expression)").wholeNumber == nil)
            #expect(try Host.value("return 2^53").wholeNumber == 1 << 53)
        }

        @Test(
            "an error says what and where",
            arguments: [
                ("error('no', 0)", "no"), ("error('rule:99: lies', 0)", "lies"), ("error({})", "table"),
                ("error()", "nil"), ("error(j)", "userdata"), ("error('', 0)", "error"), ("error('rule:', 0)", "rule:"),
                ("error('a\\0b', 0)", "a\0b"), ("j.area = 1", "a subject is read-only"),
                ("local n = j.empty + 1", "attempt to perform arithmetic on a nil value (field 'empty')"),
                ("new = 1", "write local before a new name"), ("today = 1", "this name cannot be changed"),
                ("string.rep = 1", "the library cannot be changed"),
            ]
        )
        func errors(statement: String, text: String) {
            #expect(throws: LuaFailure(kind: .raised, line: 3, text: text)) { try Host.value("\n\(statement)") }
        }

        @Test("a message too long is cut between characters")
        func longMessage() throws {
            let text = try #require(failure(of: { () throws(LuaFailure) in try raise() })?.text)
            #expect(text == "x" + String(repeating: "错", count: 170))
        }

        private func raise() throws(LuaFailure) {
            do {
                _ = try Host.value("error('x' .. ('错'):rep(1000), 0)")
            } catch {
                guard let error = error as? LuaFailure else { return }
                throw error
            }
        }

        @Test("the log keeps 4 KiB, and starts anew once it is taken")
        func log() throws {
            let (state, function) = try Host.machine("keep(function(j) print(j.area, nil, {}) return true end)")
            let rows = Host.rows(areas: Array(repeating: 88, count: 1000))
            var verdicts = [UInt8](repeating: 0, count: rows.count)
            _ = state.check(function, rows: rows, from: 0, counted: false, verdicts: &verdicts)
            let log = state.takeLog()
            #expect(log.hasPrefix("88\tnil\ttable\n"))
            #expect(log.utf8.count > 4000)
            #expect(log.utf8.count <= 4096)
            #expect(state.takeLog().isEmpty)
        }
    }
}
