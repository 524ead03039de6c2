import ChineseCalendar
import Configuration
import Lifecycle

extension Settings {
    /// The keys of what concerns greetings and sampled visits.
    static let careKeys: Set<String> = [
        "greetings.leapMonth", "greetings.leapDay", "greetings.weeklyCap", "greetings.yearlyCap",
        "greetings.solemnDays", "teams.capacity", "teams.capacities", "workload.minutes", "workload.hoursADay",
    ]

    /// Reads what concerns greetings and sampled visits.
    static func care(_ config: ConfigReader, path: String) throws -> CareSettings {
        var care = CareSettings()
        care.customs = BirthdayCustoms(
            leapMonth: try choice(config, "greetings.leapMonth", path) ?? .ordinary,
            leapDay: try choice(config, "greetings.leapDay", path) ?? .february28
        )
        care.solemnDays = SolemnDays(further: try days(config, "greetings.solemnDays", path))
        care.weeklyCap = try whole(config, "greetings.weeklyCap", 1...100, path) ?? care.weeklyCap
        care.yearlyCap = try whole(config, "greetings.yearlyCap", 1...1000, path) ?? care.yearlyCap
        care.teamCapacity = try whole(config, "teams.capacity", 1...10_000, path) ?? care.teamCapacity
        for (team, written) in try pairs(
            list(config, "teams.capacities", path),
            "teams.capacities",
            path
        ) {
            guard let capacity = Int(written), (0...10_000).contains(capacity) else {
                throw wrong(path, "teams.capacities", Phrase("team=8, 0 to 10000", zh: "团队=8，0 到 10000"))
            }
            care.teamCapacities[team] = capacity
        }
        return care
    }

    /// Reads how much work tasks are.
    static func workload(_ config: ConfigReader, path: String) throws -> Workload {
        var workload = Workload()
        workload.hoursADay = try whole(config, "workload.hoursADay", 1...10_000, path)
        let key = "workload.minutes"
        for (kind, written) in try pairs(list(config, key, path), key, path) {
            guard let kind = TaskKind(rawValue: kind), let minutes = Int(written), (0...10_000).contains(minutes) else {
                let kinds = TaskKind.allCases.map(\.rawValue)
                throw wrong(
                    path,
                    key,
                    Phrase(
                        "[visit=60], for \(kinds.joined(separator: ", "))",
                        zh: "[visit=60] 的形式，可用：\(kinds.joined(separator: "、"))"
                    )
                )
            }
            workload.minutes[kind] = minutes
        }
        return workload
    }

    /// One of a few words, or nothing where none is given.
    static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ config: ConfigReader,
        _ key: String,
        _ path: String
    ) throws -> Choice? {
        guard let text = config.string(forKey: ConfigKey(key)) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let choices = Choice.allCases.map(\.rawValue)
        throw wrong(
            path,
            key,
            Phrase(choices.joined(separator: " or "), zh: choices.joined(separator: " 或 "))
        )
    }

    private static func days(_ config: ConfigReader, _ key: String, _ path: String) throws -> [Day] {
        try list(config, key, path).map { text in
            guard let day = Day(iso: text) else {
                throw wrong(path, key, Phrase("days such as \"2026-05-19\"", zh: "日期，如 \"2026-05-19\""))
            }
            return day
        }
    }

    /// A whole number within a range, or nothing where none is given.
    static func whole(
        _ config: ConfigReader,
        _ key: String,
        _ range: ClosedRange<Int>,
        _ path: String
    ) throws -> Int? {
        guard let text = config.string(forKey: ConfigKey(key)) ?? config.int(forKey: ConfigKey(key)).map(String.init)
        else {
            return nil
        }
        if let number = Int(text), range.contains(number) { return number }
        let wanted = "\(range.lowerBound)…\(range.upperBound)"
        throw wrong(path, key, Phrase("a whole number \(wanted)", zh: "整数 \(wanted)"))
    }

    /// The error of a setting that is not what it must be.
    static func wrong(_ path: String, _ key: String, _ wanted: Phrase) -> WorkspaceError {
        WorkspaceError.settings(
            path: path,
            detail: Phrase("\(key) must be \(wanted.english)", zh: "\(key) 应为\(wanted.chinese)")
        )
    }
}
