import Foundation
import Testing

@Suite("Seeing before it happens")
struct WorkshopTests {
    private struct Impact: Decodable {
        struct Counts: Decodable {
            let added: Int
            let removed: Int
            let changed: Int
            let reworded: Int
            let sms: Int
            let smsParts: Int

            enum CodingKeys: String, CodingKey {
                case added, removed, changed, reworded, sms
                case smsParts = "sms_parts"
            }

            var occurrences: Int { added + removed + changed + reworded }
        }

        struct Rule: Decodable {
            let name: String
            let counts: Counts
            let pending: Int
            let days: [String: Counts]
            let projects: [String: Counts]
        }

        let changedTemplates: [String]
        let people: Int
        let waiting: Int
        let total: Counts
        let rules: [Rule]
        let days: [String: Counts]
        let projects: [String: Counts]

        enum CodingKeys: String, CodingKey {
            case people, waiting, total, rules, days, projects
            case changedTemplates = "changed_templates"
        }
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

    private func impact(_ site: Site, to last: String = days[2]) throws -> Impact {
        let result = try site.run("impact", "--from", Self.days[0], "--to", last, "--json")
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
        let fitout = try #require(found.rules.first { $0.name == "fitout-guide" }).counts
        let greeting = try #require(found.rules.first { $0.name == "birthday-greeting" }).counts
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

    @Test(
        "a day that a sweep has come to is past: an edit changes nothing there, and nobody says that nobody is concerned"
    )
    func swept() throws {
        let site = try sweptSite()
        try FileManager.default.removeItem(atPath: "\(site.path)/Rules/birthday-greeting.lua")
        for arguments in [
            ["impact", "--from", Site.today, "--to", Site.today],
            ["rules", "activate", "--message", "past", "--to", Site.today],
        ] {
            let result = try Doorstep.run(arguments + ["-C", site.path])
            #expect(
                result.status == 1 && result.stderr.contains("the last sweep was on \(Site.today)"),
                "\(result.stderr)"
            )
        }
    }

    @Test("messages that wait take a new text as well, and whoever gets them is concerned")
    func waiting() throws {
        let site = try sweptSite()
        let waiting = try site.number(
            "SELECT count(*) FROM outbox WHERE state = 'waiting' AND channel = 'sms' AND template = 'birthday-greeting'"
        )
        let people = try site.number(
            "SELECT count(DISTINCT person) FROM outbox WHERE state = 'waiting' AND channel = 'sms' "
                + "AND template = 'birthday-greeting'"
        )
        try edit("Templates/birthday-greeting.sms", in: site) { "\($0.dropLast())，阖家安康。\n" }
        let found = try impact(site, to: Self.days[0])
        #expect(waiting > 0 && found.waiting == waiting && found.people >= people)
        // Nobody is concerned twice.
        #expect(found.people <= people + found.total.reworded)
    }

    @Test("a text that can never be sent is an error, and is not put to use")
    func tooLong() throws {
        let site = try sweptSite()
        try edit("Templates/birthday-greeting.sms", in: site) {
            "\($0.dropLast())\(String(repeating: "祝", count: 900))\n"
        }
        let check = try site.run("rules", "check", "--format", "lines")
        #expect(check.status == 1 && check.stdout.contains("Templates/birthday-greeting.sms:1:1: error R041"))
        let activation = try site.run("rules", "activate", "--message", "long")
        #expect(activation.status == 1 && activation.stderr.contains("1 errors"))
    }

    @Test("scripts of tasks are texts as well, and a template's name may have points")
    func scripts() throws {
        let site = try sweptSite()
        let greeting = "\(site.path)/Templates/birthday-greeting.sms"
        try FileManager.default.copyItem(atPath: greeting, toPath: "\(site.path)/Templates/birthday.2026.sms")
        try edit("Rules/birthday-greeting.lua", in: site) {
            $0.replacing("sms { template = \"birthday-greeting\"", with: "sms { template = \"birthday.2026\"")
                .replacing("\"sms birthday-greeting\"", with: "\"sms birthday.2026\"")
        }
        try site.activate()
        try edit("Templates/birthday.2026.sms", in: site) { "\($0.dropLast())！\n" }
        try edit("Templates/subscription-documents.txt", in: site) { "\($0)请慢一点说。\n" }
        let found = try impact(site)
        #expect(Set(found.changedTemplates) == ["sms birthday.2026", "text subscription-documents"])
        #expect(Set(found.rules.filter { $0.counts.reworded > 0 }.map(\.name)).contains("birthday-greeting"))
    }

    @Test("the parts of SMS are those that are then sent")
    func parts() throws {
        let site = try sweptSite()
        // So long that names decide who gets two parts.
        let wish = String(repeating: "祝", count: 23)
        try edit("Templates/birthday-greeting.sms", in: site) { "\($0.dropLast())\(wish)\n" }
        let found = try impact(site, to: Self.days[0]).total
        #expect(0 < found.smsParts && found.smsParts < found.reworded, "\(found.smsParts) of \(found.reworded)")

        let (old, new) = (try site.copy(), try site.copy())
        try new.activate()
        let sent = try [old, new].map { copy in
            #expect(try copy.run("sweep", "--on", Self.days[0]).status == 0)
            #expect(try copy.run("outbox", "send", "--at", "\(Self.days[0])T10:00").status == 0)
            let parts =
                "SELECT sum(parts) FROM outbox WHERE sweep = (SELECT max(id) FROM sweeps) AND state = 'accepted'"
            return try #require(Int(try copy.rows(parts)[0]))
        }
        #expect(sent[1] - sent[0] == found.smsParts)
    }

    @Test("rules, days and projects add up to what changes at all")
    func sums() throws {
        let site = try sweptSite()
        try FileManager.default.removeItem(atPath: "\(site.path)/Rules/birthday-greeting.lua")
        try edit("Rules/fitout-guide.lua", in: site) { $0.replacing("days(", with: "days(9") }
        let found = try impact(site)
        #expect(found.rules.count > 1 && found.days.count > 1 && found.projects.count > 1)
        #expect(found.rules.map(\.counts.occurrences).reduce(0, +) == found.total.occurrences)
        #expect(found.days.values.map(\.occurrences).reduce(0, +) == found.total.occurrences)
        for rule in found.rules {
            #expect(rule.days.values.map(\.occurrences).reduce(0, +) == rule.counts.occurrences)
            // Whoever has no home yet belongs to no project.
            #expect(rule.projects.values.map(\.occurrences).reduce(0, +) <= rule.counts.occurrences)
        }
        let fitout = try #require(found.rules.first { $0.name == "fitout-guide" })
        #expect(fitout.projects.values.map(\.occurrences).reduce(0, +) == fitout.counts.occurrences)

        let page = try site.run("impact", "--from", Self.days[0], "--to", Self.days[2]).stdout
        for row in Array(found.days) + Array(found.projects) {
            let cells = [row.value.added, row.value.removed, row.value.changed, row.value.reworded].map { "\($0)" }
            let line = page.split(separator: "\n").first { $0.hasPrefix(row.key + "  ") }
            let shown = line?.dropFirst(row.key.count).split(separator: " ").prefix(4).map(String.init)
            #expect(shown == cells)
        }
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
