import Foundation
import Testing

@Suite("What an import asks, tells and takes back")
struct ImportGuardTests {
    private static let header = "客户编号,姓名,手机,邮箱,项目编号,房号,合同编号,状态,签约日,产权关系"

    /// A workspace with so many customers, each with a home.
    private func site(_ count: Int = 3, settings: String = "") throws -> Site {
        let site = try Site()
        if !settings.isEmpty {
            let path = "place/doorstep.yaml"
            let before = try String(contentsOfFile: "\(site.path)/doorstep.yaml", encoding: .utf8)
            try site.write("\(before)\n\(settings)\n", to: path)
        }
        try site.write(ledger: Self.ledger(count))
        #expect(try site.run("import", site.ledger, "--on", Site.today).status == 0)
        return site
    }

    private static func ledger(_ count: Int, email: Bool = true, status: String = "已签约") -> String {
        let rows = (1...count).map { number in
            let mailbox = email ? "k\(number)@example.com" : ""
            return
                "K\(number),张三\(number),1380000\(1000 + number),\(mailbox),P1,\(number)01,H\(number),\(status),2026-11-18,主业主"
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    @Test("--dry-run says what would be done by field, and changes nothing")
    func dryRun() throws {
        let site = try site()
        let before = try site.rows("SELECT number, email FROM persons ORDER BY id")
        let changes = try site.number("SELECT count(*) FROM changes")
        try site.write(ledger: Self.ledger(4, email: false, status: "已交付"))
        let run = try site.run("import", site.ledger, "--dry-run", "--json")
        #expect(run.status == 0, "\(run.stderr)")
        let counts: GuardedCounts = try run.json()
        #expect(counts.isTrial && counts.created == 1 && counts.updated == 3 && counts.withheld == 0)
        let fields = Dictionary(uniqueKeysWithValues: counts.fields.map { ($0.field, $0) })
        #expect(fields["person.email"]?.cleared == 3 && fields["journey.status"]?.changed == 3)
        #expect(fields["person.number"]?.set == 1)
        #expect(try site.rows("SELECT number, email FROM persons ORDER BY id") == before)
        #expect(try site.number("SELECT count(*) FROM changes") == changes)
        let real: GuardedCounts = try site.run("import", site.ledger, "--json").json()
        #expect(real.fields == counts.fields, "the preview is what is done")
    }

    @Test("more people cleared than the settings allow stops that, and nothing else, until their number is said")
    func clears() throws {
        let site = try site(5, settings: "import: { clears: 2, clearsPercent: 0 }")
        let mailboxes = "SELECT count(email) FROM persons"
        try site.write(ledger: Self.ledger(6, email: false))
        let run = try site.run("import", site.ledger, "--json")
        #expect(run.status == 2)
        let counts: GuardedCounts = try run.json()
        #expect(counts.withheld == 5 && counts.created == 1 && counts.unchanged == 5)
        #expect(try site.number(mailboxes) == 5 && site.number("SELECT count(*) FROM persons") == 6)
        let told = try site.run("import", site.ledger)
        #expect(told.stdout.contains("--clears 5") && told.stdout.contains("邮箱"), "\(told.stdout)")
        #expect(try site.run("import", site.ledger, "--clears", "4").status == 2, "another number is no leave")
        #expect(try site.number(mailboxes) == 5)
        #expect(try site.run("import", site.ledger, "--clears", "5").status == 0)
        #expect(try site.number(mailboxes) == 0)
        let again: GuardedCounts = try site.run("import", site.ledger, "--json").json()
        #expect(again.unchanged == 6 && again.withheld == 0)
    }

    @Test("every remark is in a file beside the rejects, without a name or a number")
    func remarks() throws {
        let site = try site()
        let rows =
            (1...30).map { "00\(100 + $0),李四,13900000\(100 + $0),,P1,9\(100 + $0),G\($0),已签约,2026-11-20,主业主" }
            + (1...30).map { "\(100 + $0),李四,13900001\(100 + $0),,P1,8\(100 + $0),F\($0),已签约,2026-11-20,主业主" }
        try site.write(ledger: ([Self.header] + rows).joined(separator: "\n") + "\n")
        let counts: GuardedCounts = try site.run("import", site.ledger, "--json").json()
        #expect(counts.warnings == 30 && counts.remarks.count == 1)
        let file = try String(contentsOfFile: try #require(counts.remarks.first), encoding: .utf8)
        #expect(file.split(separator: "\r\n").count == 31 && file.contains("行号,列,说明"))
        #expect(!file.contains("李四") && !file.contains("139000"))
        let printed = try site.run("import", site.ledger)
        #expect(
            printed.status == 0 && printed.stdout.contains("60 unchanged"),
            "a second time there is nothing to remark on"
        )
    }

    @Test("the last import can be taken back, and what it had moved is corrected")
    func undo() throws {
        let site = try site()
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
        let before = try site.rows("SELECT status, contract FROM journeys ORDER BY id")
        try site.write(ledger: Self.ledger(4, status: "已退房"))
        let imported = try site.run("import", site.ledger)
        #expect(imported.stdout.contains("open tasks withdrawn"), "\(imported.stdout)")
        let undone = try site.run("import", "undo", "--json")
        #expect(undone.status == 0, "\(undone.stderr)")
        #expect(try site.rows("SELECT status, contract FROM journeys ORDER BY id") == before)
        #expect(try site.number("SELECT count(*) FROM persons") == 3)
        let chinese = try site.run("import", "undo", environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.status == 0 && chinese.stdout.contains("已撤回"))
        let nothing = try site.run("import", "undo")
        #expect(nothing.status == 1 && nothing.stderr.contains("no import to take back"))
    }

    @Test("a corrected date takes back what waits, by import and by hand, and says so")
    func corrected() throws {
        let site = try Site()
        let row = { (day: String) in
            "客户编号,姓名,手机,项目编号,房号,合同编号,状态,签约日,预约交付日\nK1,张三,13800001001,P1,101,H1,已签约,2026-01-01,\(day)\n"
        }
        try site.write(ledger: row("2026-11-22"))
        #expect(try site.run("import", site.ledger, "--on", Site.today).status == 0)
        #expect(try site.run("sweep", "--on", Site.today).status == 0)
        let waiting =
            "SELECT count(*) FROM outbox b JOIN rules r ON r.id = b.rule WHERE r.name = 'handover-eve' AND b.state = 'waiting'"
        #expect(try site.number(waiting) == 1)
        try site.write(ledger: row("2026-12-20"))
        let moved = try site.run("import", site.ledger, "--on", Site.today)
        #expect(moved.stdout.contains("1 waiting messages taken back"), "\(moved.stdout)")
        #expect(try site.number(waiting) == 0)
        #expect(try site.run("sweep", "--on", "2026-12-19").status == 0)
        #expect(try site.number(waiting) == 1, "at the new date it is made anew")
    }

    @Test("likely doubles are listed, merge into one, and can be parted again")
    func doubles() throws {
        let site = try Site()
        try site.write(
            ledger: "客户编号,姓名,手机,项目编号,房号,合同编号\n00123,王三,13800138003,P1,101,H1\n123,王三,13800138003,P1,102,H2\n"
        )
        let imported = try site.run("import", site.ledger)
        #expect(imported.stdout.contains("leading zeros"), "\(imported.stdout)")
        let listed = try site.run("person", "doubles")
        #expect(listed.stdout.contains("00123") && listed.stdout.contains("123"), "\(listed.stdout)")
        #expect(try site.run("person", "merge", "00123", "123").status == 0)
        #expect(try site.run("person", "doubles").stdout.contains("no likely doubles"))
        #expect(try site.number("SELECT count(DISTINCT person) FROM owners") == 1)
        #expect(try site.run("person", "merge", "00123", "123").status == 1)
        #expect(try site.run("person", "unmerge", "123").status == 0)
        #expect(try site.number("SELECT count(DISTINCT person) FROM owners") == 2)
        #expect(try site.run("person", "unmerge", "123").status == 1)
    }
}

/// What `import --json` says of fields and of what it left.
private struct GuardedCounts: Decodable {
    let created: Int
    let updated: Int
    let unchanged: Int
    let warnings: Int
    let withheld: Int
    let isTrial: Bool
    let remarks: [String]
    let fields: [Field]

    enum CodingKeys: String, CodingKey {
        case created, updated, unchanged, warnings, withheld, remarks, fields
        case isTrial = "dry_run"
    }

    struct Field: Decodable, Equatable {
        let field: String
        let set: Int
        let changed: Int
        let cleared: Int
    }
}
