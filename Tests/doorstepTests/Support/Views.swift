/// What `sweep --json` prints, as far as tests count with it.
struct SweepCounts: Decodable, Equatable {
    let day: String
    let due: Int
    let fired: Int
    let held: Int
    let suppressed: Int
    let lapsed: Int
    let failed: Int
    let refused: Int
    let quarantined: [String]
    let rules: [Line]

    struct Line: Decodable, Equatable {
        let name: String
        let due: Int
        let fired: Int
        let held: Int
        let lapsed: Int
        let made: [String: Int]
    }

    /// Actions made of one kind: `task`, `sms`, `email`.
    func made(_ kind: String) -> Int {
        rules.flatMap(\.made).reduce(0) { $0 + ($1.key.hasPrefix(kind + " ") ? $1.value : 0) }
    }
}

/// What `import --json` prints.
struct ImportCounts: Decodable, Equatable {
    let rows: Int
    let created: Int
    let updated: Int
    let unchanged: Int
    let rejected: Int
    let skipped: Int
    let warnings: Int
    let rejects: [String]
}

/// A message of `outbox list --json`.
struct MessageLine: Decodable {
    let id: Int
    let channel: String
    let to: String
    let state: String
    let parts: Int
}

/// A task of `tasks list --json`.
struct TaskLine: Decodable {
    let id: Int
    let rule: String
    let kind: String
    let state: String
    let due: String
}

/// What `outbox send --json` prints.
struct SendCounts: Decodable, Equatable {
    let accepted: Int
    let refused: Int
    let deferred: Int
    let unknown: Int
    let review: Int
    let cancelled: Int
    let abandoned: Int
}

/// What `rules test --json` prints.
struct RuleTestCounts: Decodable {
    let passed: Int
    let failed: Int
    let todo: Int
    let tests: [Line]

    struct Line: Decodable {
        let rule: String
        let name: String
        let outcome: String
    }
}

/// What `rules check --json` prints.
struct CheckView: Decodable {
    let errors: [Problem]
    let warnings: [Problem]

    struct Problem: Decodable {
        let code: String
        let file: String
        let line: Int
        let column: Int
        let message: String
        let hint: String
    }
}
