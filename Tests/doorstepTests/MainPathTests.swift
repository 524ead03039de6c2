import Foundation
import Testing

@Suite("From a customer file to messages and tasks")
struct MainPathTests {
    @Test("counts agree between the sweep, the lists and the spool")
    func counts() throws {
        let site = try Site.full()
        let swept = try site.run("sweep", "--on", Site.today, "--json")
        #expect(swept.status == 0, "\(swept.stderr)")
        let sweep: SweepCounts = try swept.json()
        #expect(sweep.fired > 200 && sweep.lapsed > 200)
        #expect(sweep.due == sweep.fired + sweep.held + sweep.suppressed + sweep.failed)
        for (total, part) in [(sweep.due, \SweepCounts.Line.due), (sweep.fired, \.fired), (sweep.lapsed, \.lapsed)] {
            #expect(sweep.rules.reduce(0) { $0 + $1[keyPath: part] } == total)
        }
        let tasks: [TaskLine] = try site.run("tasks", "list", "--json").json()
        #expect(tasks.count == sweep.made("task"))
        #expect(tasks.map(\.due) == tasks.map(\.due).sorted())
        let messages: [MessageLine] = try site.run("outbox", "list", "--json").json()
        #expect(messages.count { $0.channel == "sms" } == sweep.made("sms"))
        #expect(messages.count { $0.channel == "email" } == sweep.made("email"))
        #expect(messages.allSatisfy { $0.state == "waiting" })

        let sent = try site.run("outbox", "send", "--at", Site.morning, "--json")
        #expect(sent.status == 0, "\(sent.stderr)")
        let sending: SendCounts = try sent.json()
        #expect(sending.accepted == messages.count)
        #expect(site.texts().count == sweep.made("sms"))
        #expect(site.mails().count == sweep.made("email"))
        let after: [MessageLine] = try site.run("outbox", "list", "--json").json()
        #expect(after.allSatisfy { $0.state == "accepted" && ($0.parts > 0) == ($0.channel == "sms") })
        let again: SendCounts = try site.run("outbox", "send", "--at", Site.morning, "--json").json()
        #expect(again.accepted == 0)
        #expect(site.texts().count == sweep.made("sms"))
    }

    @Test(
        "the keys promised to scripts are there",
        arguments: [
            (
                ["sweep", "--on", Site.today],
                "day revision dry_run due fired held lapsed failed quarantined rules"
            ),
            (["tasks", "list"], "id rule kind title journey person project assignee due state"),
            (["outbox", "list"], "id rule mailing person channel to state day parts"),
            (["rules", "check"], "errors warnings"),
            (["rules", "test", "fitout-guide"], "passed failed todo tests"),
        ]
    )
    func keys(command: [String], promised: String) throws {
        let site = try Site.full()
        _ = try site.run("sweep", "--on", Site.today)
        let keys = try Doorstep.run(command + ["--json", "-C", site.path]).keys()
        #expect(keys.isSuperset(of: promised.split(separator: " ").map(String.init)))
    }

    @Test("a task is shown, done once, and leaves the list")
    func tasks() throws {
        let site = try Site.full()
        _ = try site.run("sweep", "--on", Site.today)
        let tasks: [TaskLine] = try site.run("tasks", "list", "--kind", "call", "--json").json()
        let task = try #require(tasks.first)
        let shown = try site.run("tasks", "show", "\(task.id)")
        #expect(shown.status == 0)
        #expect(shown.stdout.contains(task.rule))
        let done = try site.run("tasks", "done", "\(task.id)", "--satisfaction", "5", "--on", Site.today)
        #expect(done.status == 0, "\(done.stderr)")
        let again = try site.run("tasks", "done", "\(task.id)", "--on", Site.today)
        #expect(again.status == 1)
        #expect(again.stderr.contains("\(task.id)"))
        let left: [TaskLine] = try site.run("tasks", "list", "--kind", "call", "--json").json()
        #expect(left.count == tasks.count - 1)
        #expect(try site.run("tasks", "show", "999999").status == 1)
        #expect(try site.run("outbox", "show", "999999").status == 1)
    }

    @Test("lists for people mask the address")
    func masked() throws {
        let site = try Site.full()
        _ = try site.run("sweep", "--on", Site.today)
        let list = try site.run("outbox", "list", "--limit", "500")
        #expect(list.status == 0)
        #expect(list.stdout.firstMatch(of: /1[3-9][0-9]{9}/) == nil)
        #expect(list.stdout.contains("****"))
    }
}
