/// Why a figure could not be taken.
enum BenchError: Error, CustomStringConvertible {
    /// A yardstick failed.
    case yardstick(String)
    /// A program could not be started, or did not end well.
    case program(String, status: Int)
    /// A program of the system is missing.
    case tool(String)
    /// A server did not begin to listen.
    case server(String)
    /// What a program printed is not what was asked for.
    case output(String)
    /// A rule is of a kind that the yardstick has no selection for.
    case noSelection(rule: String)
    /// Ours and the yardstick did not do the same.
    case unequal(String, ours: Int, yardstick: Int)
    /// The rules do not load.
    case rules(String)

    var description: String {
        switch self {
        case .yardstick(let problem): "the yardstick failed: \(problem)"
        case .program(let program, let status): "\(program) ended with status \(status)"
        case .tool(let name): "\(name) is not installed: `make bench` installs it"
        case .server(let name): "\(name) did not begin to listen"
        case .output(let path): "\(path) does not hold the counts that were asked for"
        case .noSelection(let rule): "the yardstick cannot select for the rule \(rule): teach SweepPlan its schedule"
        case .unequal(let what, let ours, let yardstick): "\(what): ours \(ours), the yardstick \(yardstick)"
        case .rules(let file): "\(file) has errors: run `doorstep rules check`"
        }
    }
}
