import LuaHost

/// A Lua state as the tests use it: a small trusted prelude, and subjects with a field of every kind.
enum Host {
    /// Gives rule files `keep(f)` and `declare(t)`.
    static let prelude = """
        function env.keep(f) declared.f = f end
        function env.declare(t) for key, value in pairs(t) do declared[key] = value end end
        """

    /// The fields of the subjects, in the order of ``subject(area:)``.
    static let fields = [
        "id", "area", "score", "name", "vip", "move_in", "empty", "project.city", "project.block.number",
    ]

    /// The day the rows are judged on, in days since 1970-01-01.
    static let today: Int32 = 20_000

    /// The cells of one subject.
    static func subject(area: Int64 = 88) -> [Cell] {
        [
            .integer(7), .integer(area), .number(0.5), .text("A\0B"), .boolean(true), .day(19_990), .empty,
            .text("上海"), .integer(12),
        ]
    }

    /// Rows with these areas.
    static func rows(areas: [Int64] = [88, 99]) -> LuaRows {
        LuaRows(areas.map { subject(area: $0) }, today: today)
    }

    /// A fresh state.
    static func state(_ limits: LuaLimits = LuaLimits()) throws -> LuaState {
        try LuaState(limits: limits, prelude: prelude)
    }

    /// A fresh state with `source` loaded and the function it keeps bound.
    static func machine(
        _ source: String,
        limits: LuaLimits = LuaLimits(),
        positional: Bool = false
    ) throws -> (state: LuaState, function: BoundFunction) {
        let state = try state(limits)
        let declared = try state.load(Array(source.utf8))
        guard case .function(let number)? = declared.table?["f"] else { throw NothingKept() }
        return (state, try state.bind(number, fields: fields, positional: positional))
    }

    /// What a function with this body returns for the first subject.
    static func value(_ body: String, counted: Bool = false) throws -> LuaValue {
        let (state, function) = try machine("keep(function(j)\n\(body)\nend)")
        return try state.call(function, rows: rows(), row: 0, counted: counted)
    }

    private struct NothingKept: Error {}
}

/// How a call of the host failed; nil when it did not.
func failure(of body: () throws(LuaFailure) -> Void) -> LuaFailure? {
    do throws(LuaFailure) {
        try body()
        return nil
    } catch {
        return error
    }
}
