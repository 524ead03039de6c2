import Foundation

extension Site {
    /// Another program that has begun to write to the database and does not end.
    func holdDatabase() throws -> Running {
        let signal = "\(folder)/held"
        let holding = try Running(
            [
                "sqlite3", "\(path)/doorstep.sqlite", "BEGIN IMMEDIATE;",
                ".shell touch '\(signal)' && exec sleep 60",
            ],
            variables: [:]
        )
        while !holding.hasEnded, !FileManager.default.fileExists(atPath: signal) {
            Thread.sleep(forTimeInterval: 0.001)
        }
        return holding
    }
}
