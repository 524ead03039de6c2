import Foundation
import Testing

@Suite("Seeing before it happens")
struct WorkshopTests {
    private struct Impact: Decodable {
        struct Rule: Decodable {
            let name: String
            let added: Int
            let removed: Int
            let changed: Int
            let reworded: Int
            let pending: Int
        }

        let people: Int
        let rules: [Rule]
    }

    private struct Volumes: Decodable {
        struct Line: Decodable {
            struct Counts: Decodable, Equatable {
                let fired: Int
                let minutes: Int
            }

            let day: String
            let counts: Counts
            let isOver: Bool

            enum CodingKeys: String, CodingKey {
                case day, counts
                case isOver = "over_capacity"
            }
        }

        let days: [Line]
    }

    private static let days = ["2026-11-22", "2026-11-23", "2026-11-24"]

    /// A workspace that was swept once.
    private func sweptSite() throws -> Site {
        let site = try Site.crowded()
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
        return site
    }

    private func impact(_ site: Site) throws -> Impact {
        let result = try site.run("impact", "--from", Self.days[0], "--to", Self.days[2], "--json")
        #expect(result.status == 0)
        return try result.json()
    }

    private func edit(_ file: String, in site: Site, _ change: (String) -> String) throws {
        let path = "\(site.path)/\(file)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let edited = change(text)
        #expect(edited != text)
        try edited.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("files that are the rule book in use change nothing, and without a sweep there is nothing to compare with")
    func unchanged() throws {
        let fresh = try Site.crowded()
        let refused = try fresh.run("impact")
        #expect(refused.status == 1 && refused.stderr.contains("doorstep rules activate"))
        let result = try sweptSite().run("impact", "--from", Self.days[0], "--to", Self.days[2])
        #expect(result.status == 0 && result.stdout.contains("nothing changes"))
    }

    @Test("a removed rule fires no more, a new text is counted, and neither writes anything")
    func edits() throws {
        let site = try sweptSite()
        try edit("Rules/fitout-guide.lua", in: site) { $0.replacing("days(", with: "days(9") }
        try edit("Templates/birthday-greeting.sms", in: site) { "\($0.dropLast())，阖家安康。\n" }
        let before = try site.rows(".dump")
        let found = try impact(site)
        #expect(try site.rows(".dump") == before)
        let fitout = try #require(found.rules.first { $0.name == "fitout-guide" })
        let greeting = try #require(found.rules.first { $0.name == "birthday-greeting" })
        #expect(greeting.reworded > 0 && greeting.added + greeting.removed + greeting.changed == 0)
        #expect(found.people > 0)

        // What the sweeps then do, with the files and without their edits.
        let (old, new) = (try site.copy(), try site.copy())
        try FileManager.default.removeItem(atPath: "\(old.path)/Rules")
        try FileManager.default.copyItem(atPath: "\(Doorstep.root)/Rules", toPath: "\(old.path)/Rules")
        for day in Self.days {
            for copy in [old, new] { #expect(try copy.run("sweep", "--on", day, "--working").status == 0) }
        }
        let rows =
            "SELECT l.subject FROM ledger l JOIN rules r ON r.id = l.rule WHERE r.name = 'fitout-guide' "
            + "AND outcome = 'fired'"
        let (was, becomes) = (Set(try old.rows(rows)), Set(try new.rows(rows)))
        #expect(fitout.added == becomes.subtracting(was).count && fitout.removed == was.subtracting(becomes).count)
        #expect(fitout.added + fitout.removed > 0)
    }

    @Test("a simulation of coming days is what their sweeps do; once they are past, it repeats them")
    func simulation() throws {
        let site = try sweptSite()
        try edit("doorstep.yaml", in: site) { $0 + "\nworkload:\n  hoursADay: 1\n  minutes: [visit=600, call=600]\n" }
        let arguments = ["simulate", "--from", Self.days[0], "--to", Self.days[2], "--json"]
        let ahead: Volumes = try Doorstep.run(arguments + ["-C", site.path], [:]).json()
        #expect(ahead.days.map(\.day) == Self.days)
        // A later day alone is what it is after the days before it.
        let last: Volumes = try site.run("simulate", "--from", Self.days[2], "--to", Self.days[2], "--json").json()
        #expect(last.days.map(\.counts) == ahead.days.suffix(1).map(\.counts))
        for line in ahead.days {
            let swept: SweepCounts = try site.run("sweep", "--on", line.day, "--json").json()
            #expect(swept.fired == line.counts.fired)
            #expect(line.isOver == (line.counts.minutes > 60))
        }
        #expect(ahead.days.contains { $0.counts.fired > 0 })
        let past: Volumes = try Doorstep.run(arguments + ["-C", site.path], [:]).json()
        #expect(past.days.map(\.counts) == ahead.days.map(\.counts))
    }

    @Test("a picture is an SVG with a bar for each day")
    func picture() throws {
        let site = try sweptSite()
        let file = "\(site.folder)/days.svg"
        let result = try site.run("simulate", "--from", Site.today, "--to", Self.days[2], "--svg", file)
        #expect(result.status == 0)
        let svg = try String(contentsOfFile: file, encoding: .utf8)
        #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n") && svg.contains("<title>2026-11-21: "))
    }

    @Test(
        "days that make no range are refused",
        arguments: [
            ["simulate", "--from", "2026-02-02", "--to", "2026-02-01"],
            ["impact", "--from", "2027-01-01", "--to", "2026-01-01"],
        ]
    )
    func ranges(arguments: [String]) throws {
        let site = try Site()
        let result = try Doorstep.run(arguments + ["-C", site.path], [:])
        #expect(result.status == 64 && result.stderr.contains("--from"))
    }
}
