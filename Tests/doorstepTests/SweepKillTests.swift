import Foundation
import Testing

@Suite("A sweep that is killed", .timeLimit(.minutes(10)))
struct SweepKillTests {
    private static let trials = 13 * Doorstep.soak
    private static let kills = 4

    @Test("ends in the same rows as one undisturbed run, however often and wherever it is hit", arguments: 1...4)
    func kills(seed: UInt64) throws {
        let site = try Self.site(seed: seed)
        let usual = try Self.undisturbed(site)
        var random = SeededRandom(seed: seed)
        var (kills, hits) = (0, 0)
        for trial in 0..<Self.trials {
            let copy = try site.copy()
            for kill in 0..<Self.kills {
                // Decisions are committed between half and three quarters of the calls: the first kill is to leave a part,
                // those that follow hit the sweeps that take it up.
                let range = kill == 0 ? usual.calls * 11 / 20...usual.calls * 3 / 4 : 1...usual.calls / 4
                let call = Int.random(in: range, using: &random)
                let isTorn = Bool.random(using: &random)
                kills +=
                    try copy.crash(
                        at: call,
                        isTorn: isTorn,
                        "sweep",
                        "--on",
                        Site.today,
                        "--workers",
                        "\(1 + trial % 3)"
                    ) ? 1 : 0
            }
            let finished = try copy.run("sweep", "--on", Site.today)
            #expect(finished.status == 0, "\(finished.stderr)")
            #expect(try copy.decisions() == usual.decisions, "trial \(trial)")
            #expect(try copy.rows("PRAGMA integrity_check") == ["ok"])
            hits += try copy.number(Self.partialSweeps)
        }
        #expect(kills * 10 >= Self.trials * Self.kills * 9, "only \(kills) sweeps were killed")
        #expect(hits * 2 >= Self.trials, "only \(hits) of \(Self.trials) trials left a part of the ledger")
    }

    /// Sweeps that wrote rows, were killed, and left others to a later one.
    private static let partialSweeps = """
        SELECT count(*) FROM sweeps s WHERE completed = 0 AND EXISTS (SELECT 1 FROM ledger WHERE sweep = s.id)
          AND id < (SELECT max(sweep) FROM ledger) AND day = (SELECT max(day) FROM sweeps)
        """

    /// A workspace with decisions to take back and everything else to decide, promotions in each other's way.
    private static func site(seed: UInt64) throws -> Site {
        let site = try Site()
        try site.generate(journeys: 500, seed: seed)
        try site.removeRules()
        try site.write(rule: "recall-handover", SampleRules.recall)
        #expect(try site.run("import", site.ledger, "--on", "2026-11-19").status == 0)
        #expect(try site.run("sweep", "--on", "2026-11-20").status == 0)
        try site.moveHandovers()
        #expect(try site.run("import", site.ledger, "--on", "2026-11-20").status == 0)
        for (name, text) in SampleRules.promotions { try site.write(rule: name, text) }
        for number in 1...6 { try site.write(rule: "everyone-\(number)", SampleRules.everyone(number)) }
        let guide = "Rules/fitout-guide.lua"
        try FileManager.default.copyItem(atPath: "\(Doorstep.root)/\(guide)", toPath: "\(site.path)/\(guide)")
        try site.activate()
        return site
    }

    private static func undisturbed(_ site: Site) throws -> (decisions: [String], calls: Int) {
        let copy = try site.copy()
        let (result, calls) = try CrashPoint.count(["sweep", "--on", Site.today, "-C", copy.path])
        #expect(result.status == 0, "\(result.stderr)")
        #expect(try copy.number("SELECT count(*) FROM recalls") > 0)
        return (try copy.decisions(), calls)
    }
}

extension Site {
    /// Corrects every third handover by a day.
    func moveHandovers() throws {
        var lines = try String(contentsOfFile: ledger, encoding: .utf8).components(separatedBy: "\r\n")
        for index in lines.indices.dropFirst() where index.isMultiple(of: 3) && !lines[index].isEmpty {
            var cells = lines[index].components(separatedBy: ",")
            guard let day = Int(cells[Self.handover].suffix(2)), (10...26).contains(day) else { continue }
            cells[Self.handover] = cells[Self.handover].dropLast(2) + "\(day + 1)"
            lines[index] = cells.joined(separator: ",")
        }
        try Data(lines.joined(separator: "\r\n").utf8).write(to: URL(filePath: ledger))
    }

    private static let handover = 28  // its column
}
