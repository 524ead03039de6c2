import LuaHost
import Testing

/// A script that tries to hurt its host, and how it must end.
struct HostileScript: Sendable, CustomTestStringConvertible {
    /// Where the script does its harm.
    enum Phase {
        case load
        case check
        case call
    }

    let name: String
    let phase: Phase
    let source: [UInt8]
    /// The kinds of failure that are right; none when the script must end without a failure.
    let kinds: [LuaFailure.Kind]
    /// The line the failure must name; nil where it depends on chance or there is none.
    let line: Int?

    var testDescription: String { name }

    /// A file that does its harm while it is loaded.
    static func loading(_ name: String, _ kinds: [LuaFailure.Kind], line: Int? = nil, _ source: String) -> Self {
        Self(name: name, phase: .load, source: Array(source.utf8), kinds: kinds, line: line)
    }

    /// The body of a function that judges the subject `j`; it begins on line 2.
    static func checking(_ name: String, _ kinds: [LuaFailure.Kind], line: Int? = 2, _ body: String) -> Self {
        Self(name: name, phase: .check, source: function(body), kinds: kinds, line: line)
    }

    /// The body of a function whose result is read; it begins on line 2.
    static func calling(_ name: String, _ kinds: [LuaFailure.Kind], line: Int? = nil, _ body: String) -> Self {
        Self(name: name, phase: .call, source: function(body), kinds: kinds, line: line)
    }

    private static func function(_ body: String) -> [UInt8] { Array("keep(function(j)\n\(body)\nend)".utf8) }

    /// Every hostile script.
    static let all =
        loops + longInstructions + memoryBombs + bigFiles + escapes + absentNames + subjects + results + errorObjects
        + floods

    /// How one run ended.
    struct Ending {
        var failure: LuaFailure?
        /// CPU time of the longest single call of the host.
        var longest: Duration = .zero
        /// Bytes of the log.
        var log = 0
    }

    /// Runs the script at full speed, and again under the counted budget when the watchdog stops it.
    ///
    /// On a slow or busy machine the time may be over before another budget, which a run with time enough then tells.
    func run(limits: LuaLimits = LuaLimits()) throws -> Ending {
        var ending = Ending()
        try run(counted: false, limits, &ending)
        if ending.failure?.kind == .deadline { try run(counted: true, limits, &ending) }
        guard ending.failure?.kind == .cpu, !kinds.contains(.cpu) else { return ending }
        var patient = limits
        patient.cpuMilliseconds = 60_000
        ending.failure = try runCounted(limits: patient).failure
        return ending
    }

    /// Runs the script under the counted budget alone.
    @discardableResult
    func runCounted(limits: LuaLimits) throws -> Ending {
        var ending = Ending()
        try run(counted: true, limits, &ending)
        return ending
    }

    private func run(counted: Bool, _ limits: LuaLimits, _ ending: inout Ending) throws {
        let state = try Host.state(limits)
        let start = LuaState.threadCPU
        do throws(LuaFailure) {
            let declared = try state.load(source)
            if phase != .load, case .function(let number)? = declared.table?["f"] {
                let function = try state.bind(number, fields: Host.fields, positional: false)
                ending.failure = try evaluate(function, in: state, counted: counted)
            } else {
                ending.failure = nil
            }
        } catch {
            ending.failure = error
        }
        ending.longest = max(ending.longest, .nanoseconds(LuaState.threadCPU - start))
        ending.log = state.takeLog().utf8.count
    }

    private func evaluate(
        _ function: BoundFunction,
        in state: LuaState,
        counted: Bool
    ) throws(LuaFailure) -> LuaFailure? {
        let rows = Host.rows()
        if phase == .call {
            _ = try state.call(function, rows: rows, row: 0, counted: counted)
            return nil
        }
        var verdicts = [UInt8](repeating: 0, count: rows.count)
        return state.check(function, rows: rows, from: 0, counted: counted, verdicts: &verdicts).failure
    }
}
