import CYardstick
import ChineseCalendar

/// The yardsticks in C, run in this process.
enum Yardstick {
    /// Selects what a plan says and writes what another sweep decided.
    static func sweep(database: String, plan: String, decided: String) throws -> YardstickReport {
        try report { unsafe cy_sweep(database, plan, decided, &$0) }
    }

    /// Judges every journey by a list of Lua functions.
    static func scan(database: String, rules: String, today: Day) throws -> YardstickReport {
        try report { unsafe cy_scan(database, rules, Int64(today.number), &$0) }
    }

    /// Takes a customer file into an empty store.
    static func `import`(database: String, file: String, day: Day) throws -> YardstickReport {
        let (years, first) = (LunarTable.years, Int32(LunarTable.firstYear))
        return try report { unsafe cy_import(database, file, Int64(day.number), years, years.count, first, &$0) }
    }

    /// Writes that messages being sent were taken.
    static func mark(database: String, limit: Int, batch: Int) throws -> YardstickReport {
        try report { unsafe cy_mark(database, Int64(limit), Int64(batch), &$0) }
    }

    /// A number that changes with the schema of a database.
    static func schema(of database: String) throws -> UInt64 {
        let number = unsafe cy_schema(database)
        guard number != 0 else { throw BenchError.yardstick("\(database) has no schema") }
        return number
    }

    private static func report(_ run: (inout cy_report) -> Bool) throws -> YardstickReport {
        var report = cy_report()
        guard run(&report) else {
            let problem = unsafe withUnsafeBytes(of: report.problem) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            throw BenchError.yardstick(problem)
        }
        return YardstickReport(
            seconds: report.seconds,
            cpu: report.cpu,
            found: Int(report.found),
            passed: Int(report.passed),
            rows: Int(report.rows)
        )
    }
}

/// What a yardstick did.
struct YardstickReport: Codable {
    /// Wall time of the work itself.
    let seconds: Double
    /// CPU time of the same.
    let cpu: Double
    /// Rows selected, looked at or read from a file.
    let found: Int
    /// Evaluations that came out true.
    let passed: Int
    /// Rows written.
    let rows: Int
}
