import CLuaHost

/// What one state may use.
///
/// The numbers that rule files run under stand here and nowhere else.
package struct LuaLimits: Equatable, Sendable {
    /// Bytes a state may hold at any moment; an empty one holds about 40 000.
    package var memory = 4 << 20
    /// Bytes one evaluation may allocate in all, freed ones included: bounds the copying of long texts.
    package var churn = 32 << 20
    /// VM instructions of one evaluation.
    ///
    /// A `check` of the default pack takes 5 to 40.
    package var instructions: Int64 = 1_000_000
    /// VM instructions of running a rule file once.
    ///
    /// The longest file of the default pack takes 3 000.
    package var loadInstructions: Int64 = 2_000_000
    /// CPU time of one counted evaluation or load, in milliseconds: for instructions that are themselves long.
    package var cpuMilliseconds: UInt32 = 300
    /// Bytes of one result once it is read out of Lua.
    package var resultBytes = 1 << 18
    /// Tables within tables in one result.
    package var resultDepth: UInt32 = 12

    /// The limits that rule files run under.
    package init() {}

    var forC: dh_limits {
        dh_limits(
            memory: memory,
            churn: churn,
            instructions: instructions,
            load_instructions: loadInstructions,
            cpu_ms: cpuMilliseconds,
            result_bytes: resultBytes,
            result_depth: resultDepth
        )
    }
}
