import Foundation

extension Site {
    /// Another program that has begun to write to the database and does not end until it is killed.
    func holdDatabase() throws -> Running {
        let signal = "\(folder)/held"
        let holding = try Running(
            [
                "sqlite3", "\(path)/doorstep.sqlite", "BEGIN IMMEDIATE;",
                // Ten minutes at most, should the tests themselves die.
                ".shell touch '\(signal)' && exec timeout 600 tail --pid=$PPID -f /dev/null",
            ],
            variables: [:]
        )
        while !holding.hasEnded, !FileManager.default.fileExists(atPath: signal) {
            Thread.sleep(forTimeInterval: 0.001)
        }
        return holding
    }
}
