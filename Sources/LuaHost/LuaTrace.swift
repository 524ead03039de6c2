import CLuaHost

/// Lines of a rule file.
package struct LuaTrace: Equatable, Sendable {
    /// The numbers of the lines, from 1, in ascending order.
    package var lines: [Int] = []
    /// The line on which the last function ended; none when none ended.
    package var returned: Int?
}

extension LuaState {
    /// Tells which lines the counted evaluations of a piece of work run.
    /// - Parameters:
    ///   - count: The lines of the file.
    ///   - body: The work.
    /// - Returns: What the work gives, and the lines.
    package func following<Result>(lines count: Int, _ body: () -> Result) -> (result: Result, trace: LuaTrace) {
        unsafe traced(count) { trace in
            unsafe dh_follow(state, trace)
            defer { unsafe dh_follow(state, nil) }
            return body()
        }
    }

    /// The lines that a function, and those of the file it calls, have code on.
    /// - Parameters:
    ///   - function: The function.
    ///   - count: The lines of the file.
    /// - Returns: The lines, without those that merely end a function; none when memory is short.
    package func lines(of function: BoundFunction, of count: Int) -> LuaTrace {
        unsafe traced(count) { trace in
            var failure = dh_failure()
            _ = unsafe dh_mark_lines(state, function.number, trace, &failure)
        }.trace
    }

    private func traced<Result>(
        _ count: Int,
        _ body: (UnsafeMutablePointer<dh_trace>) -> Result
    ) -> (result: Result, trace: LuaTrace) {
        var ran = [UInt8](repeating: 0, count: count + 1)
        var returned: Int32 = 0
        let result = unsafe ran.withUnsafeMutableBufferPointer { bytes in
            guard let first = bytes.baseAddress else { preconditionFailure("a file has a line") }
            var trace = unsafe dh_trace(ran: first, count: bytes.count, returned: 0)
            let result = unsafe body(&trace)
            returned = unsafe trace.returned
            return result
        }
        let trace = LuaTrace(
            lines: ran.indices.filter { ran[$0] != 0 },
            returned: returned > 0 ? Int(returned) : nil
        )
        return (result, trace)
    }
}
