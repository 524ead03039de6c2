import CLuaHost

/// One sandboxed Lua state, for one rule file and one worker.
///
/// Not `Sendable`: the thread that opened it uses and closes it. After a failure whose
/// ``LuaFailure/spoilsState`` is true it must be thrown away.
@safe package final class LuaState {
    let state: OpaquePointer

    /// Opens a state with the allow-listed library.
    /// - Parameters:
    ///   - limits: What it may use.
    ///   - prelude: Trusted Lua text that puts the rule language into the table `env`; it keeps what files declare in
    ///     the table `declared`.
    /// - Throws: The prelude's failure, or memory.
    package init(limits: LuaLimits = LuaLimits(), prelude: String) throws(LuaFailure) {
        var failure = dh_failure()
        var forC = limits.forC
        guard let state = unsafe dh_open(&forC, prelude, prelude.utf8.count, &failure) else {
            throw LuaFailure(failure)
        }
        unsafe self.state = state
    }

    deinit { unsafe dh_close(state) }

    /// Runs a rule file and reads what it declared.
    /// - Parameter source: Lua text; precompiled chunks are refused.
    /// - Returns: The prelude's `declared` table.
    /// - Throws: What the script did wrong, or memory.
    package func load(_ source: [UInt8]) throws(LuaFailure) -> LuaValue {
        var failure = dh_failure()
        var result = unsafe dh_result()
        let worked = unsafe source.withUnsafeBytes { bytes in
            let text = unsafe bytes.bindMemory(to: CChar.self).baseAddress
            guard let text = unsafe text else { return unsafe dh_load(state, "", 0, &result, &failure) }
            return unsafe dh_load(state, text, bytes.count, &result, &failure)
        }
        guard worked else { throw LuaFailure(failure) }
        return unsafe Self.take(&result)
    }

    /// Prepares a declared function for calls.
    /// - Parameters:
    ///   - function: The number of a ``LuaValue/function(_:)``.
    ///   - fields: The names its subject has.
    ///   - columns: Where in a row each of them stands, from 0; in the order of `fields` when none are given.
    ///   - positional: Whether the day's number and the values are passed as arguments, instead of a subject.
    /// - Returns: The number for ``check(_:rows:from:counted:verdicts:)`` and ``call(_:rows:row:counted:)``.
    /// - Throws: What the script did wrong, or memory.
    package func bind(
        _ function: UInt32,
        fields: [String],
        columns: [Int]? = nil,
        positional: Bool
    ) throws(LuaFailure) -> BoundFunction {
        let columns = columns ?? Array(fields.indices)
        precondition(fields.count == columns.count, "\(fields.count) fields stand in as many columns of a row")
        var failure = dh_failure()
        let names = fields.map { $0 + "\0" }.joined()
        let bound = unsafe dh_bind(
            state,
            function,
            positional,
            names,
            columns.map(UInt32.init),
            fields.count,
            &failure
        )
        guard bound >= 0 else { throw LuaFailure(failure) }
        return BoundFunction(number: bound)
    }

    /// Judges rows in order until one fails.
    /// - Parameters:
    ///   - function: What judges.
    ///   - rows: The values.
    ///   - first: The row to begin with.
    ///   - counted: Whether to judge one row under the instruction budget, instead of all at full speed.
    ///   - verdicts: One per row, set for the rows judged; a row with ``skipped`` is passed over.
    /// - Returns: The first row without a verdict, and why; no reason when all asked for have one.
    package func check(
        _ function: BoundFunction,
        rows: LuaRows,
        from first: Int,
        counted: Bool,
        verdicts: inout [UInt8]
    ) -> (next: Int, failure: LuaFailure?) {
        precondition((0..<rows.count).contains(first), "row \(first) of \(rows.count) cannot be the first to judge")
        precondition(verdicts.count >= rows.count, "\(verdicts.count) verdicts have no room for \(rows.count) rows")
        var failure = dh_failure()
        let next = unsafe rows.withC {
            unsafe dh_check(state, function.number, $0, first, counted, &verdicts, &failure)
        }
        return (Int(next), failure.status == DH_OK ? nil : LuaFailure(failure))
    }

    /// Calls a function for one row.
    /// - Returns: What it returned; functions are no result.
    package func call(
        _ function: BoundFunction,
        rows: LuaRows,
        row: Int,
        counted: Bool
    ) throws(LuaFailure) -> LuaValue {
        precondition((0..<rows.count).contains(row), "there is no row \(row) among \(rows.count)")
        var failure = dh_failure()
        var result = unsafe dh_result()
        let worked = unsafe rows.withC { unsafe dh_call(state, function.number, $0, row, counted, &result, &failure) }
        guard worked else { throw LuaFailure(failure) }
        return unsafe Self.take(&result)
    }

    /// The verdict of a row that is not to be judged.
    package static let skipped = UInt8(DH_SKIP)

    private static func take(_ result: inout dh_result) -> LuaValue {
        var decoder = unsafe LuaValueDecoder(Array(UnsafeBufferPointer(start: result.bytes, count: result.length)))
        unsafe dh_free_result(&result)
        return decoder.value()
    }

    /// CPU time the calling thread has used, in nanoseconds.
    package static var threadCPU: Int64 { dh_thread_cpu() }

    /// Bytes the state holds now.
    package var memory: Int { unsafe dh_memory(state) }

    /// What the file wrote with `print` since the last time, at most 4 KiB.
    package func takeLog() -> String {
        var bytes = [CChar](repeating: 0, count: 4096)
        let length = unsafe dh_take_log(state, &bytes, bytes.count)
        return String(decoding: bytes.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A declared function, ready for calls in the state that bound it.
package struct BoundFunction: Equatable, Sendable {
    let number: Int32
}
