import Testing

@Suite("A pack of one's own: the quality checks in examples/pulte")
struct AlternativePackTests {
    /// A day on which a home of the example is due for each of the checks.
    private static let day = "2026-11-22"

    @Test("its rules have no errors and no warnings, and pass their own tests")
    func rules() throws {
        let site = try Site(example: "pulte")
        let check = try site.run("rules", "check", "--json")
        #expect(check.status == 0, "\(check.stdout)")
        let problems: CheckView = try check.json()
        #expect(problems.errors.isEmpty && problems.warnings.isEmpty)
        let counts: RuleTestCounts = try site.run("rules", "test", "--json").json()
        #expect(counts.failed == 0 && counts.todo == 0)
        #expect(Set(counts.tests.map(\.rule)) == Self.checks)
        for rule in Self.checks { #expect(counts.tests.count { $0.rule == rule } >= 10, "\(rule)") }
    }

    @Test("its customer file is taken whole, and the same file again changes nothing")
    func ledger() throws {
        let site = try Site(example: "pulte")
        let first: ImportCounts = try site.run("import", site.ledger, "--on", Self.day, "--json").json()
        #expect(first.created == first.rows && first.warnings == 0)
        let second: ImportCounts = try site.run("import", site.ledger, "--on", Self.day, "--json").json()
        #expect(second.unchanged == first.rows)
    }

    @Test("a sweep makes an inspection of each check, announced where there is a phone")
    func sweep() throws {
        let site = try Site(example: "pulte")
        #expect(try site.run("import", site.ledger, "--on", Self.day).status == 0)
        let swept = try site.run("sweep", "--on", Self.day, "--json")
        #expect(swept.status == 0, "\(swept.stderr)")
        let counts: SweepCounts = try swept.json()
        #expect(counts.fired == 5 && counts.held == 1 && counts.lapsed == 0 && counts.failed == 0)
        let tasks: [TaskLine] = try site.run("tasks", "list", "--json").json()
        #expect(tasks.allSatisfy { $0.kind == "inspection" && $0.due == "2026-12-06" })
        #expect(Set(tasks.map(\.rule)) == Self.checks && tasks.count == 5)

        let sending: SendCounts = try site.run("outbox", "send", "--at", Site.morning, "--json").json()
        #expect(sending.accepted == 4 && sending.review == 0)
        #expect(site.texts().count { $0.contains("2026年12月22日到期") } == 3)
        let messages: [MessageLine] = try site.run("outbox", "list", "--json").json()
        #expect(messages.allSatisfy { $0.channel == "sms" && $0.parts == 1 })

        let again: SweepCounts = try site.run("sweep", "--on", Self.day, "--json").json()
        #expect(again.fired == 0)
    }

    private static let checks: Set = ["month-3-check", "month-11-check", "month-23-check", "month-35-check"]
}
