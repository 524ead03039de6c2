import LuaHost
import Testing

extension LuaHostTests {
    @Suite("Traces")
    struct TraceTests {
        private static let source = """
            local function helper(x)
              if x > 2 then
                return "big"
              end
              return "small"
            end

            keep(function(j)
              local size = helper(j.x)
              if size == "big" then
                return true
              end
              for i = 1, 3 do
                size = size .. i
              end
              return false
            end)
            """

        @Test(
            "name the lines that ran, and the one that returned",
            arguments: [(3, [2, 3, 9, 10, 11], 11), (1, [2, 5, 9, 10, 13, 14, 16], 16)]
        )
        func lines(x: Int64, ran: [Int], returned: Int) throws {
            let state = try Host.state()
            let declared = try state.load(Array(Self.source.utf8))
            guard case .function(let number)? = declared.table?["f"] else { return #expect(Bool(false)) }
            let function = try state.bind(number, fields: ["x"], positional: false)
            let rows = LuaRows([[.integer(x)]], today: 0)
            let (verdict, trace) = state.following(lines: 17) {
                var verdicts: [UInt8] = [9]
                _ = state.check(function, rows: rows, from: 0, counted: true, verdicts: &verdicts)
                return verdicts[0]
            }
            #expect(verdict == (x > 2 ? 1 : 0))
            #expect(trace.lines == ran && trace.returned == returned)
            #expect(state.lines(of: function, of: 17).lines == [2, 3, 5, 9, 10, 11, 13, 14, 16])
            // Nothing is noted once nobody follows.
            var verdicts: [UInt8] = [9]
            _ = state.check(function, rows: rows, from: 0, counted: true, verdicts: &verdicts)
            #expect(state.following(lines: 17) {}.trace.lines.isEmpty)
        }

        @Test("lines beyond those asked for are not told, and harm nothing")
        func beyond() throws {
            let state = try Host.state()
            let declared = try state.load(Array(Self.source.utf8))
            guard case .function(let number)? = declared.table?["f"] else { return #expect(Bool(false)) }
            let function = try state.bind(number, fields: ["x"], positional: false)
            let trace = state.following(lines: 1) {
                var verdicts: [UInt8] = [9]
                let rows = LuaRows([[.integer(1)]], today: 0)
                _ = state.check(function, rows: rows, from: 0, counted: true, verdicts: &verdicts)
            }.trace
            #expect(trace.lines.isEmpty && trace.returned == 16)
            #expect(state.lines(of: function, of: 2).lines == [2])
        }
    }
}
