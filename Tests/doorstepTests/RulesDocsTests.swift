import Foundation
import Testing

@Suite("doorstep rules docs")
struct RulesDocsTests {
    private func page(_ site: Site, _ language: String = "C", _ more: String...) throws -> String {
        let arguments = ["rules", "docs", "--on", Site.today, "-C", site.path] + more
        let result = try Doorstep.run(arguments, ["LC_ALL": language])
        #expect(result.status == 0 && result.stderr.isEmpty, "\(result.stderr)")
        #expect(result.stdout.contains("\(site.path)/rules.html"))
        return try String(contentsOfFile: "\(site.path)/rules.html", encoding: .utf8)
    }

    @Test("says every rule of the default pack in the reader's language, and needs nothing besides itself")
    func defaultPack() throws {
        let site = try Site()
        let page = try page(site, "zh_CN.UTF-8")
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(site.path)/Rules")
            .map { $0.replacing(".lua", with: "") }
        #expect(names.count > 30)
        for name in names { #expect(page.contains("<article id=\"\(name)\">") && page.contains("href=\"#\(name)\"")) }
        for words in [
            "<html lang=\"zh-CN\">", "入住日（没有则按实际交付日）之后 3 个月；可补办至到期后 90 天", "户型已填写，且不是“商铺”",
            "最多 60 户；优先：未结投诉数不小于 1", "任务：上门拜访“入住三个月访问”", "，计 1 条</h4>", "第五步 嘘寒问暖",
            "抽样：每个项目不少于到期户数的一成", "不做：那天没有到期</div>", "不做：那天没有到期，或不符合条件", "check (第 ", "王女士",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("<script") && !page.contains("http") && !page.contains("class=\"fault\""))
        #expect(!page.contains("<svg"), "without a database there is nothing to count")
        #expect(!FileManager.default.fileExists(atPath: "\(site.path)/doorstep.sqlite"))
        #expect(try self.page(site).contains("<html lang=\"en\">"))
    }

    @Test("counts what the ledger has, and what the coming sweeps will do")
    func volumes() throws {
        let site = try Site.full()
        #expect(try site.run("sweep", "--on", "2026-11-20").status == 0)
        let before = try site.rows(".dump")
        let page = try page(site, "C", "--days", "2")
        #expect(try site.rows(".dump") == before)
        let fired = try site.number(
            "SELECT count(*) FROM ledger JOIN rules r ON r.id = rule WHERE outcome = 'fired' AND r.name = 'fitout-guide'"
        )
        for day in [Site.today, "2026-11-22"] { #expect(try site.run("sweep", "--on", day).status == 0) }
        let both = try site.number(
            "SELECT count(*) FROM ledger JOIN rules r ON r.id = rule WHERE outcome = 'fired' AND r.name = 'fitout-guide'"
        )
        #expect(fired > 0 && both > fired)
        let words =
            "fired \(fired) times in the 2 days to 2026-11-20, and \(both - fired) times in the 2 days from 2026-11-21"
        #expect(page.contains(words), "\(words)")
        #expect(page.contains("<title>2026-11-20: \(fired)</title>"))
    }

    @Test("nothing from a rule, its comment, its tests or a template is anything but text")
    func hostile() throws {
        let site = try Site()
        try site.removeRules()
        let evil = "</title><script>alert(1)</script><img src=x onerror='a'>\" & 'z"
        try site.write(
            rule: "evil",
            """
            --- 标题\(evil)
            -- 说明\(evil)
            rule "evil" {
              api = 1, step = 5, owner = [==[主\(evil)]==],
              when = on "handover", late = days(3),
              who = { ["home.layout"] = [==[型\(evil)]==] },
              check = function(j) return j.home.layout ~= [==[查\(evil)]==] end,
              actions = { sms { template = "evil" }, task { kind = "call", title = [==[任\(evil)]==], within = days(3) } },
            }
            test "evil" {
              { [==[例\(evil)]==], given = { home = { layout = [==[户\(evil)]==] } }, on = "2026-04-30", expect = nothing,
                because = [==[因\(evil)]==] },
            }
            """
        )
        try Data("模板\(evil)\n".utf8).write(to: URL(filePath: "\(site.path)/Templates/evil.sms"))
        let page = try page(site)
        let escaped =
            "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror='a'&gt;&quot; &amp; 'z"
        for place in ["标题", "说明", "主", "型", "查", "任", "例", "户", "因", "模板"] {
            #expect(page.contains(place + escaped), "\(place)")
        }
        #expect(!page.contains("<script") && !page.contains("<img"))
    }

    @Test("a file with an error is named on the page, and the others are there")
    func faulty() throws {
        let site = try Site()
        try site.write(rule: "broken", "rule \"broken\" {")
        let file = "\(site.folder)/out.html"
        let result = try site.run("rules", "docs", "--to", file)
        #expect(result.status == 2 && result.stderr.contains("Rules/broken.lua"))
        let page = try String(contentsOfFile: file, encoding: .utf8)
        #expect(page.contains("Rules/broken.lua</p>") && page.contains("<article id=\"half-year-call\">"))
    }

    @Test(
        "days that cannot be counted and a file that cannot be written are refused",
        arguments: [(["--days", "0"], 64), (["--days", "367"], 64), (["--to", "/nowhere/x.html"], 1)]
            as [([String], Int32)]
    )
    func refusals(arguments: [String], status: Int32) throws {
        let site = try Site()
        #expect(try Doorstep.run(["rules", "docs", "-C", site.path] + arguments).status == status)
    }
}
